using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>Gated recurrent units over the states of a BERT.</summary>
/// <remarks>Papers: Devlin et al. 2018, arXiv:1810.04805; Cho et al. 2014, arXiv:1406.1078.</remarks>
public sealed class TextBertGru : TextModel, IEncoderModel
{
    private readonly RecurrentPooling _pooling;
    private readonly Gru _gru;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>bert</c>, <c>gru</c> and <c>classifier</c>.</summary>
    public TextBertGru(TextBertGruOptions options, ModelShape shape, ParameterPath path)
    {
        _pooling = options.Pooling;
        Encoder = new(options, shape.VocabularySize, path / "bert");
        _gru = new(path / "gru", options.HiddenSize, options.GruSize, options.GruLayers, options.Bidirectional,
            options.GruDropout);
        _dropout = new(options.GruDropout);
        _classifier = new(path / "classifier", options.GruSize * (options.Bidirectional ? 2 : 1), shape.LabelCount);
    }

    /// <inheritdoc/>
    public BertEncoder Encoder { get; }

    /// <inheritdoc/>
    public IEnumerable<int[]> WindowsOf(int[] ids) => [ids];

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch, bool training)
    {
        var tokens = batch.Pack();
        return Classify(tokens.Unpack(Encoder.Forward(tokens, training)), batch, training);
    }

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => Encoder.Embed(batch.Ids);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var tokens = batch.Pack();
        return Classify(tokens.Unpack(Encoder.Forward(batch.PackRows(vectors), tokens, training)), batch, training);
    }

    // States [B, T, H] to logits [B, C].
    private Tensor Classify(Tensor states, TokenBatch batch, bool training) =>
        _gru.Forward(states, batch.Lengths, training).Pool(_pooling, batch)
            .Apply(_dropout, training).Apply(_classifier);
}
