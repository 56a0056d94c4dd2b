using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>Long short-term memory over texts of different lengths. PyTorch's <c>nn.LSTM(batch_first=True)</c>
/// on packed sequences.</summary>
/// <remarks>Paper: Hochreiter and Schmidhuber 1997, "Long Short-Term Memory". Weights have PyTorch's names, shapes and
/// order of gates (input, forget, cell, output).</remarks>
public sealed class Lstm : RecurrentStack
{
    private const int Gates = 4;
    private static readonly Operator s_layer = new("glosa::lstm_layer");

    /// <summary>Makes the weights of all layers and directions.</summary>
    /// <param name="path">Where the weights are named.</param>
    /// <param name="inputSize">I, the size of an input vector.</param>
    /// <param name="hiddenSize">H, of each direction.</param>
    /// <param name="layers">Layers on top of each other.</param>
    /// <param name="bidirectional">Whether each layer reads backwards too.</param>
    /// <param name="dropout">Share of dropout between layers, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no layer or hidden state,
    /// or the share is outside its range.</exception>
    public Lstm(ParameterPath path, long inputSize, long hiddenSize,
        int layers = 1, bool bidirectional = false, double dropout = 0)
        : base(s_layer, Gates, path, inputSize, hiddenSize, layers, bidirectional, dropout)
    {
    }
}
