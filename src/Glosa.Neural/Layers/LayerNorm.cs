using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>Each vector of the last dimension to mean 0 and variance 1, then scaled and shifted.
/// PyTorch's <c>nn.LayerNorm</c>.</summary>
/// <remarks>Paper: Ba, Kiros and Hinton 2016, "Layer Normalization", arXiv:1607.06450.</remarks>
public sealed class LayerNorm : ILayer
{
    private readonly Tensor _weight;    // [H]
    private readonly Tensor _bias;      // [H]
    private readonly double _epsilon;

    /// <summary>Makes <c>weight</c> (ones) and <c>bias</c> (zeros).</summary>
    /// <param name="path">Where the weights are named.</param>
    /// <param name="size">H, the last dimension.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
    public LayerNorm(ParameterPath path, long size, double epsilon = 1e-5)
    {
        _weight = path.Add("weight", [size], Initializers.Ones);
        _bias = path.Add("bias", [size], Initializers.Zeros);
        _epsilon = epsilon;
    }

    /// <inheritdoc/>
    public Tensor Forward(Tensor input) => input.NormalizeLastDimension(_weight, _bias, _epsilon);

    /// <summary>Normalizes residual + dropout(input), both [N, H], in one pass: [N, H].</summary>
    /// <param name="input">[N, H].</param>
    /// <param name="residual">[N, H].</param>
    /// <param name="dropout">Share of the input that is dropped, in [0, 1); 0 outside training.</param>
    public Tensor ForwardSum(Tensor input, Tensor residual, double dropout) =>
        PackedOperators.AddLayerNorm(input, residual, _weight, _bias, _epsilon, dropout);
}
