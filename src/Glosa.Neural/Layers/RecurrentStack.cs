using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>Recurrent layers on top of each other, over texts of different lengths; padding is not read.</summary>
public abstract class RecurrentStack
{
    private readonly Operator _layer;
    private readonly RecurrentWeights[][] _weights;     // [layers][directions]
    private readonly Dropout _dropout;

    /// <summary>Makes the weights of all layers and directions.</summary>
    /// <param name="layer">One direction of one layer.</param>
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
        bool[] directions = bidirectional ? [false, true] : [false];
        _layer = layer;
        _dropout = new(dropout);
        _weights = [.. Enumerable.Range(0, layers).Select(number => directions
            .Select(reverse => new RecurrentWeights(path, number, reverse, gates,
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
            var results = _weights[layer].Select(weights => weights.Forward(_layer, below, lengths)).ToArray();
            result = results.Length == 1 ? results[0] : new(
                Tensor.Concatenate(results.Select(one => one.Output), dimension: 2),      // [B, T, 2H]
                Tensor.Concatenate(results.Select(one => one.Last), dimension: 1));       // [B, 2H]
        }
        return result;
    }
}
