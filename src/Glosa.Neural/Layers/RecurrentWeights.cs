using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>The weights of one direction of a recurrent layer; G gates, one below the other.</summary>
internal sealed class RecurrentWeights
{
    private readonly Tensor _input;         // [G·H, I]
    private readonly Tensor _hidden;        // [G·H, H]
    private readonly Tensor _inputBias;     // [G·H]
    private readonly Tensor _hiddenBias;    // [G·H]
    private readonly bool _reverse;

    /// <summary>Makes the weights under PyTorch's names, as <c>weight_ih_l0_reverse</c>.</summary>
    public RecurrentWeights(ParameterPath path, int layer, bool reverse, int gates, long inputSize, long hiddenSize)
    {
        var suffix = $"l{layer}{(reverse ? "_reverse" : "")}";
        var initializer = Initializers.UniformByFanIn(hiddenSize);
        _input = path.Add($"weight_ih_{suffix}", [gates * hiddenSize, inputSize], initializer);
        _hidden = path.Add($"weight_hh_{suffix}", [gates * hiddenSize, hiddenSize], initializer);
        _inputBias = path.Add($"bias_ih_{suffix}", [gates * hiddenSize], initializer);
        _hiddenBias = path.Add($"bias_hh_{suffix}", [gates * hiddenSize], initializer);
        _reverse = reverse;
    }

    /// <summary>Vectors [B, T, I] to hidden states [B, T, H] and final ones [B, H].</summary>
    public RecurrentOutput Forward(Operator layer, Tensor input, Tensor lengths)
    {
        var (output, last) = layer.CallPair(input, lengths, _input, _hidden, _inputBias, _hiddenBias, _reverse);
        return new(output, last);
    }
}
