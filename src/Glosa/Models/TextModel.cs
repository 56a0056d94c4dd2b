using Glosa.Torch;

namespace Glosa.Models;

/// <summary>A neural classifier of texts. Its weights belong to the store that it was built from.</summary>
/// <remarks>A model holds no state besides its weights: the mode is an argument,
/// so several threads can share it.</remarks>
public abstract class TextModel
{
    /// <summary>Token ids [B, T] to logits [B, C].</summary>
    public abstract Tensor Forward(TokenBatch batch, bool training);
}
