using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>An LSTM over token vectors; the classifier sees its final states, or a pool of all of them.</summary>
/// <remarks>Paper: Hochreiter and Schmidhuber 1997, "Long Short-Term Memory".</remarks>
public sealed class TextLstm : TextModel
{
    private readonly TextLstmOptions _options;
    private readonly Embedding _embedding;
    private readonly Lstm _lstm;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>embedding</c>, <c>lstm</c> and <c>classifier</c>.</summary>
    public TextLstm(TextLstmOptions options, ModelShape shape, ParameterPath path)
    {
        _options = options;
        _embedding = options.ReadPadding
            ? new(path / "embedding", shape.VocabularySize, options.VectorSize, -1, options.EmbeddingDeviation)
            : options.CreateEmbedding(shape, path);
        _lstm = new(path / "lstm", options.VectorSize, options.HiddenSize,
            options.Layers, options.Bidirectional, options.Dropout);
        _dropout = new(options.Dropout);
        _classifier = new(path / "classifier", options.HiddenSize * (options.Bidirectional ? 2 : 1), shape.LabelCount);
    }

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch, bool training)
    {
        var lengths = _options.ReadPadding ? batch.PaddedLengths : batch.Lengths;
        var vectors = batch.Ids.Apply(_embedding).Apply(_dropout, training);                    // [B, T, E]
        var states = _lstm.Forward(vectors, lengths, training);                                 // [B, T, D·H], [B, D·H]
        var pooled = _options.Pooling switch
        {
            RecurrentPooling.Max => states.Output.MaskedFill(batch.Padding.Unsqueeze(2), double.NegativeInfinity)
                .Max(dimension: 1),
            RecurrentPooling.Mean => states.Output.Sum(dimension: 1) / lengths.Unsqueeze(1),    // padding is zero
            _ => states.Last,
        };                                                                                      // [B, D·H]
        return pooled.Apply(_dropout, training).Apply(_classifier);                             // [B, C]
    }
}
