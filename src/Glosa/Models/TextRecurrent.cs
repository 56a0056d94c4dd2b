using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Recurrent layers over token vectors; the classifier sees their final states,
/// or a pool of all of them.</summary>
public abstract class TextRecurrent : TextModel
{
    private readonly RecurrentOptions _options;
    private readonly Embedding _embedding;
    private readonly RecurrentStack _layers;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>embedding</c>, then those of the layers, then <c>classifier</c>.</summary>
    private protected TextRecurrent(RecurrentOptions options, ModelShape shape, ParameterPath path,
        Func<RecurrentStack> createLayers)
    {
        _options = options;
        _embedding = options.ReadPadding
            ? new(path / "embedding", shape.VocabularySize, options.VectorSize, -1, options.EmbeddingDeviation)
            : options.CreateEmbedding(shape, path);
        _layers = createLayers();
        _dropout = new(options.Dropout);
        _classifier = new(path / "classifier", options.HiddenSize * (options.Bidirectional ? 2 : 1), shape.LabelCount);
    }

    /// <inheritdoc/>
    public override bool ReadsPadding => _options.ReadPadding;

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => batch.Ids.Apply(_embedding);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var lengths = _options.ReadPadding ? batch.PaddedLengths : batch.Lengths;
        var states = _layers.Forward(vectors.Apply(_dropout, training), lengths, training);     // [B, T, D·H], [B, D·H]
        return states.Pool(_options.Pooling, batch, lengths)
            .Apply(_dropout, training).Apply(_classifier);                                      // [B, C]
    }
}
