using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Pools the states [B, T, H] of a batch over the real tokens of each text, to [B, H].</summary>
internal static class TextPooling
{
    /// <summary>What a classifier sees of recurrent layers.</summary>
    /// <param name="states">Their states.</param>
    /// <param name="pooling">The choice.</param>
    /// <param name="batch">The texts.</param>
    /// <param name="lengths">Lengths [B] that the layers have read; those of the texts by default.</param>
    public static Tensor Pool(
        this RecurrentOutput states, RecurrentPooling pooling, TokenBatch batch, Tensor? lengths = null) => pooling switch
        {
            RecurrentPooling.Max => states.Output.MaxOverText(batch),
            // Padding is zero.
            RecurrentPooling.Mean => states.Output.Sum(dimension: 1) / (lengths ?? batch.Lengths).Unsqueeze(1),
            _ => states.Last,
        };

    /// <summary>The largest value of each feature.</summary>
    public static Tensor MaxOverText(this Tensor states, TokenBatch batch) =>
        states.MaskedFill(batch.Padding.Unsqueeze(2), double.NegativeInfinity).Max(dimension: 1);

    /// <summary>The mean of each feature.</summary>
    public static Tensor MeanOverText(this Tensor states, TokenBatch batch) =>
        states.MaskedFill(batch.Padding.Unsqueeze(2), 0).Sum(dimension: 1) / batch.Lengths.Unsqueeze(1);
}
