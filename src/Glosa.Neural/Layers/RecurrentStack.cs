using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>Recurrent layers on top of each other, over texts of different lengths; padding is not read.</summary>
public abstract class RecurrentStack
{
    private readonly Operator _layer;
    private readonly Tensor[][] _weights;       // of each layer, four for each direction
    private readonly Dropout _dropout;

    /// <summary>Makes the weights of all layers and directions.</summary>
    /// <param name="layer">One layer in all its directions.</param>
    /// <param name="gates">Gates of a cell.</param>
    /// <param name="path">Where the weights are named.</param>
    /// <param name="inputSize">I, the size of an input vector.</param>
    /// <param name="hiddenSize">H, of each direction.</param>
    /// <param name="layers">Layers on top of each other.</param>
    /// <param name="bidirectional">Whether each layer reads backwards too.</param>
    /// <param name="dropout">Share of dropout between layers, in [0, 1).</param>
    private protected RecurrentStack(Operator layer, int gates, ParameterPath path, long inputSize, long hiddenSize,
        int layers, bool bidirectional, double dropout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        string[] directions = bidirectional ? ["", "_reverse"] : [""];
        _layer = layer;
        _dropout = new(dropout);
        _weights = [.. Enumerable.Range(0, layers).Select(number => directions
            .SelectMany(direction => WeightsOf(path, $"l{number}{direction}", gates,
                number == 0 ? inputSize : hiddenSize * directions.Length, hiddenSize)).ToArray())];
    }

    /// <summary>Vectors [B, T, I] of texts with the given lengths [B] to hidden states;
    /// an empty text's are zero.</summary>
    /// <exception cref="TorchException">A length is below 0 or above T.</exception>
    public RecurrentOutput Forward(Tensor input, Tensor lengths, bool training)
    {
        var result = new RecurrentOutput(input, input);
        for (var layer = 0; layer < _weights.Length; layer++)
        {
            var below = layer == 0 ? input : result.Output.Apply(_dropout, training);
            var (output, last) = _layer.CallPair(below, lengths, _weights[layer]);
            result = new(output, last);
        }
        return result;
    }

    // PyTorch's names, as weight_ih_l0_reverse; the gates stand one below the other.
    private static Tensor[] WeightsOf(ParameterPath path, string suffix, int gates, long inputSize, long hiddenSize)
    {
        var initializer = Initializers.UniformByFanIn(hiddenSize);
        return
        [
            path.Add($"weight_ih_{suffix}", [gates * hiddenSize, inputSize], initializer),
            path.Add($"weight_hh_{suffix}", [gates * hiddenSize, hiddenSize], initializer),
            path.Add($"bias_ih_{suffix}", [gates * hiddenSize], initializer),
            path.Add($"bias_hh_{suffix}", [gates * hiddenSize], initializer),
        ];
    }
}
