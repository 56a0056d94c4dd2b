using Glosa.Torch;

namespace Glosa.Models;

/// <summary>A neural classifier of texts. Its weights belong to the store that it was built from.</summary>
/// <remarks>A model holds no state besides its weights: the mode is an argument,
/// so several threads can share it.</remarks>
public abstract class TextModel
{
    /// <summary>Whether padding changes the logits, so that they depend on a text's batch mates; false unless a published
    /// mistake is reproduced.</summary>
    public virtual bool ReadsPadding => false;

    /// <summary>Token ids [B, T] to logits [B, C].</summary>
    /// <remarks>Overridden only where the vectors need not be laid out; the logits are the same up to rounding.</remarks>
    public virtual Tensor Forward(TokenBatch batch, bool training) => Forward(Embed(batch), batch, training);

    /// <summary>Token ids [B, T] to their vectors [B, T, E]: what explanations attribute a label to.</summary>
    public abstract Tensor Embed(TokenBatch batch);

    /// <summary>Vectors in place of those of the tokens to logits [B, C].</summary>
    /// <param name="vectors">[B, T, E]; at padding they do not matter.</param>
    /// <param name="batch">The texts: their lengths, not their ids.</param>
    /// <param name="training">Whether dropout applies.</param>
    public abstract Tensor Forward(Tensor vectors, TokenBatch batch, bool training);
}
