using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural;

/// <summary>What an encoder needs for texts without padding: all tokens of a batch are rows of one matrix [N, E], text
/// after text, and only attention knows where a text begins.</summary>
/// <remarks>A share to drop is 0 outside training. Which values it drops follows from a seed that each call draws, so
/// <see cref="Engine.Seed"/> makes it repeatable, and it is the same for any number of threads.</remarks>
public static class PackedOperators
{
    private static readonly Operator s_attention = new("glosa::packed_attention");
    private static readonly Operator s_addLayerNorm = new("glosa::add_layer_norm");
    private static readonly Operator s_biasGelu = new("glosa::bias_gelu");

    /// <summary>Scaled dot-product attention of each text's tokens to the tokens of that text, in several heads.
    /// </summary>
    /// <remarks>Memory is that of the arguments: the probabilities are made again in backward. Paper: Vaswani et al.
    /// 2017, arXiv:1706.03762; Dao et al. 2022, arXiv:2205.14135.</remarks>
    /// <param name="query">[N, E]; like key and value it may be some columns of a wider matrix.</param>
    /// <param name="key">[N, E].</param>
    /// <param name="value">[N, E].</param>
    /// <param name="lengths">[B] of type Int64, whose sum is N; a length may be 0.</param>
    /// <param name="heads">A divisor of E.</param>
    /// <param name="dropout">Share of the probabilities that is dropped, in [0, 1).</param>
    /// <returns>[N, E].</returns>
    public static Tensor PackedAttention(
        Tensor query, Tensor key, Tensor value, Tensor lengths, long heads, double dropout = 0) =>
        s_attention.Call(query, key, value, lengths, heads, dropout, SeedFor(dropout));

    /// <summary>Layer normalization of residual + dropout(input), both [N, E]: [N, E].</summary>
    /// <param name="input">[N, E].</param>
    /// <param name="residual">[N, E].</param>
    /// <param name="weight">[E].</param>
    /// <param name="bias">[E].</param>
    /// <param name="epsilon">Added to the variance; BERT has 1e-12.</param>
    /// <param name="dropout">Share of the input that is dropped, in [0, 1).</param>
    public static Tensor AddLayerNorm(
        Tensor input, Tensor residual, Tensor weight, Tensor bias, double epsilon = 1e-5, double dropout = 0) =>
        s_addLayerNorm.Call(input, residual, weight, bias, epsilon, dropout, SeedFor(dropout));

    /// <summary>GELU of input [N, F] + bias [F], to be used behind a product without a bias: [N, F].</summary>
    /// <remarks>Within 1e-6 of the exact value. Paper: Hendrycks and Gimpel 2016, arXiv:1606.08415.</remarks>
    /// <param name="input">[N, F].</param>
    /// <param name="bias">[F].</param>
    /// <param name="tanhApproximation">The form with a hyperbolic tangent, <c>gelu_new</c> elsewhere.</param>
    public static Tensor BiasGelu(Tensor input, Tensor bias, bool tanhApproximation = false) =>
        s_biasGelu.Call(input, bias, tanhApproximation);

    private static long SeedFor(double dropout) => dropout > 0 ? Seeds.Draw() : 0;
}
