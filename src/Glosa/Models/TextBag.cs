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

    /// <summary>Makes the weights <c>embedding</c>, <c>ngrams</c> where there are any, and <c>classifier</c>.</summary>
    public TextBag(TextBagOptions options, ModelShape shape, ParameterPath path)
    {
        _embedding = options.CreateEmbedding(shape, path);
        _ngrams = options.WordNgrams == 1 ? null : new(path / "ngrams", options.WordNgrams, options.NgramBuckets,
            options.VectorSize, options.EmbeddingDeviation);
        _dropout = new(options.Dropout);
        _classifier = new(path / "classifier", options.VectorSize, shape.LabelCount);
    }

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch, bool training)
    {
        var sums = _embedding.SumOverText(batch.Ids);                                           // [B, E]
        var counts = batch.Lengths;                                                             // [B]
        if (_ngrams is not null)
        {
            var (ofNgrams, ngramCounts) = _ngrams.SumOverText(batch.Ids, batch.Lengths);
            (sums, counts) = (sums + ofNgrams, counts + ngramCounts);
        }
        return (sums / counts.Unsqueeze(1)).Apply(_dropout, training).Apply(_classifier);       // [B, C]
    }
}
