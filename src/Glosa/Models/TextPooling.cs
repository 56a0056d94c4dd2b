using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Pools the states [B, T, H] of a batch over the real tokens of each text, to [B, H].</summary>
internal static class TextPooling
{
    /// <summary>The largest value of each feature.</summary>
    public static Tensor MaxOverText(this Tensor states, TokenBatch batch) =>
        states.MaskedFill(batch.Padding.Unsqueeze(2), double.NegativeInfinity).Max(dimension: 1);

    /// <summary>The mean of each feature.</summary>
    public static Tensor MeanOverText(this Tensor states, TokenBatch batch) =>
        states.MaskedFill(batch.Padding.Unsqueeze(2), 0).Sum(dimension: 1) / batch.Lengths.Unsqueeze(1);
}
