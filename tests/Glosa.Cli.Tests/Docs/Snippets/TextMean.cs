#region model
using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>The mean of a text's token vectors, and a linear layer.</summary>
/// <remarks>Paper: Iyyer et al. 2015, "Deep Unordered Composition Rivals Syntactic Methods
/// for Text Classification".</remarks>
public sealed class TextMean : TextModel
{
    private readonly Embedding _embedding;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>embedding</c> and <c>classifier</c>.</summary>
    public TextMean(TextMeanOptions options, ModelShape shape, ParameterPath path)
    {
        _embedding = new(path / "embedding", shape.VocabularySize, options.EmbeddingSize, shape.PaddingId);
        _classifier = new(path / "classifier", options.EmbeddingSize, shape.LabelCount);
    }

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => batch.Ids.Apply(_embedding);  // [B, T, E], padding is zero

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var mean = vectors.Sum(dimension: 1) / batch.Lengths.Unsqueeze(1);          // [B, E]
        return mean.Apply(_classifier);                                             // [B, C]
    }
}
#endregion
