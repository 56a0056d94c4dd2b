using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>The mean of a text's token vectors, those of its word n-grams among them, and a linear layer.</summary>
/// <remarks>Papers: Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification", arXiv:1607.01759;
/// Iyyer et al. 2015, "Deep Unordered Composition Rivals Syntactic Methods for Text Classification".</remarks>
public sealed class TextBag : TextModel
{
    private readonly Embedding _embedding;
    private readonly NgramEmbedding? _ngrams;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;
    private readonly int _paddingId;

    /// <summary>Makes the weights <c>embedding</c>, <c>ngrams</c> where there are any, and <c>classifier</c>.</summary>
    public TextBag(TextBagOptions options, ModelShape shape, ParameterPath path)
    {
        _paddingId = shape.PaddingId;
        _embedding = options.CreateEmbedding(shape, path);
        _ngrams = options.WordNgrams == 1 ? null : new(path / "ngrams", options.WordNgrams, options.NgramBuckets,
            options.VectorSize, options.EmbeddingDeviation);
        _dropout = new(options.Dropout);
        _classifier = new(path / "classifier", options.VectorSize, shape.LabelCount);
    }

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch, bool training)
    {
        var words = _embedding.SumOverText(batch.Ids);                                          // [B, E]
        return Classify(_ngrams is null ? words : words + _ngrams.SumOverText(batch.Ids, batch.Lengths), batch, training);
    }

    /// <summary>Token ids [B, T] to vectors [B, T, E]: each token's own, and its share of the n-grams that it is part of.
    /// </summary>
    public override Tensor Embed(TokenBatch batch)
    {
        var words = batch.Ids.Apply(_embedding);                                                // [B, T, E]
        return _ngrams is null ? words : words + _ngrams.SharesOfTokens(batch.Ids, batch.Lengths, _paddingId);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training) =>
        Classify(vectors.MaskedFill(batch.Padding.Unsqueeze(2), 0).Sum(dimension: 1), batch, training);

    private Tensor Classify(Tensor sums, TokenBatch batch, bool training)
    {
        var counts = _ngrams is null ? batch.Lengths
            : batch.Lengths + _ngrams.CountOfText(batch.Lengths, batch.PaddedLength);           // [B]
        return (sums / counts.Unsqueeze(1)).Apply(_dropout, training).Apply(_classifier);       // [B, C]
    }
}
