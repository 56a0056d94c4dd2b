using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>What a recurrent network gives.</summary>
/// <param name="Output">Hidden states of the top layer [B, T, D·H], zero at padding; D is 1 or 2 directions.</param>
/// <param name="Last">Its final states [B, D·H]: at each text's true end, and, backwards, at its start.</param>
public readonly record struct RecurrentOutput(Tensor Output, Tensor Last);

/// <summary>Long short-term memory over texts of different lengths. PyTorch's <c>nn.LSTM(batch_first=True)</c>
/// on packed sequences.</summary>
/// <remarks>Paper: Hochreiter and Schmidhuber 1997, "Long Short-Term Memory". Weights have PyTorch's names, shapes and
/// order of gates (input, forget, cell, output).</remarks>
public sealed class Lstm
{
    private static readonly Operator s_layer = new("glosa::lstm_layer");

    private readonly Direction[][] _layers;     // [layers][directions]
    private readonly Dropout _dropout;

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
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        var directions = bidirectional ? 2 : 1;
        _dropout = new(dropout);
        _layers = [.. Enumerable.Range(0, layers).Select(layer => Enumerable.Range(0, directions)
            .Select(direction => new Direction(path, $"l{layer}{(direction == 0 ? "" : "_reverse")}",
                layer == 0 ? inputSize : hiddenSize * directions, hiddenSize, direction == 1)).ToArray())];
    }

    /// <summary>Vectors [B, T, I] of texts with the given lengths [B] to hidden states;
    /// an empty text's are zero.</summary>
    /// <exception cref="TorchException">A length is below 0 or above T.</exception>
    public RecurrentOutput Forward(Tensor input, Tensor lengths, bool training)
    {
        var result = new RecurrentOutput(input, input);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            var below = layer == 0 ? input : result.Output.Apply(_dropout, training);
            var results = _layers[layer].Select(direction => direction.Forward(below, lengths)).ToArray();
            result = results.Length == 1 ? results[0] : new(
                Tensor.Concatenate(results.Select(one => one.Output), dimension: 2),      // [B, T, 2H]
                Tensor.Concatenate(results.Select(one => one.Last), dimension: 1));       // [B, 2H]
        }
        return result;
    }

    private sealed class Direction
    {
        private readonly Tensor _inputWeight;       // [4H, I]
        private readonly Tensor _hiddenWeight;      // [4H, H]
        private readonly Tensor _inputBias;         // [4H]
        private readonly Tensor _hiddenBias;        // [4H]
        private readonly bool _reverse;

        public Direction(ParameterPath path, string suffix, long inputSize, long hiddenSize, bool reverse)
        {
            var initializer = Initializers.UniformByFanIn(hiddenSize);
            _inputWeight = path.Add($"weight_ih_{suffix}", [4 * hiddenSize, inputSize], initializer);
            _hiddenWeight = path.Add($"weight_hh_{suffix}", [4 * hiddenSize, hiddenSize], initializer);
            _inputBias = path.Add($"bias_ih_{suffix}", [4 * hiddenSize], initializer);
            _hiddenBias = path.Add($"bias_hh_{suffix}", [4 * hiddenSize], initializer);
            _reverse = reverse;
        }

        public RecurrentOutput Forward(Tensor input, Tensor lengths)
        {
            var (output, last) = s_layer.CallPair(
                input, lengths, _inputWeight, _hiddenWeight, _inputBias, _hiddenBias, _reverse);
            return new(output, last);
        }
    }
}
