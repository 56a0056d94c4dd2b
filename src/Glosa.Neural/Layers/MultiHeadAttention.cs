using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>Each query is answered by a mean of values, weighted by how well their keys fit, in several heads side by
/// side. PyTorch's <c>nn.MultiheadAttention(batch_first=True)</c> with a key padding mask.</summary>
/// <remarks>Paper: Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762. Weights have PyTorch's names
/// and shapes.</remarks>
public sealed class MultiHeadAttention
{
    private static readonly Operator s_attention = new("glosa::attention");

    private readonly Tensor _inputWeight;   // [3E, E]: queries, keys, values
    private readonly Tensor _inputBias;     // [3E]
    private readonly Linear _output;
    private readonly long _size;
    private readonly long _heads;

    /// <summary>Makes <c>in_proj_weight</c>, <c>in_proj_bias</c> and <c>out_proj</c>.</summary>
    /// <param name="path">Where the weights are named.</param>
    /// <param name="size">E, the size of a state.</param>
    /// <param name="heads">The number of heads, a divisor of E.</param>
    /// <exception cref="ArgumentException">The heads do not divide the size.</exception>
    public MultiHeadAttention(ParameterPath path, long size, long heads)
    {
        if (heads < 1 || size % heads != 0)
            throw new ArgumentException($"{heads} heads do not divide the size {size}", nameof(heads));
        (_size, _heads) = (size, heads);
        _inputWeight = path.Add("in_proj_weight", [3 * size, size], Initializers.UniformByFans(size, 3 * size));
        _inputBias = path.Add("in_proj_bias", [3 * size], Initializers.Zeros);
        _output = new(path / "out_proj", size, size, Initializers.Zeros);
    }

    /// <summary>Answers queries [B, Q, E] from the states [B, T, E] of texts with the given lengths [B]: [B, Q, E].
    /// </summary>
    /// <remarks>Padding among the states is never seen. If Q is T, padding among the queries is not answered:
    /// what stands there is the output projection's bias.</remarks>
    public Tensor Forward(Tensor queries, Tensor states, Tensor lengths)
    {
        var query = queries.LinearMap(_inputWeight.Narrow(0, 0, _size), _inputBias.Narrow(0, 0, _size));   // [B, Q, E]
        var keysAndValues = states.LinearMap(
            _inputWeight.Narrow(0, _size, 2 * _size), _inputBias.Narrow(0, _size, 2 * _size))
            .Split(_size, dimension: 2);                                                                   // 2 · [B, T, E]
        return s_attention.Call(query, keysAndValues[0], keysAndValues[1], lengths, _heads).Apply(_output);
    }
}
