using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>Gated recurrent units over the states of a BERT.</summary>
/// <remarks>Papers: Devlin et al. 2018, arXiv:1810.04805; Cho et al. 2014, arXiv:1406.1078.</remarks>
public sealed class TextBertGru : TextModel, IEncoderModel
{
    private readonly BertWindows? _windows;
    private readonly RecurrentPooling _pooling;
    private readonly Gru _gru;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>bert</c>, <c>gru</c> and <c>classifier</c>.</summary>
    public TextBertGru(TextBertGruOptions options, ModelShape shape, ParameterPath path)
    {
        if (options.WindowLength is { } length) _windows = new(length, options.WindowOverlap, shape);
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
    public IEnumerable<int[]> WindowsOf(int[] ids) => _windows?.Of(ids) ?? [ids];

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch, bool training)
    {
        return Classify(Encoder.Forward(batch.Pack(WindowsOf), training), batch, training);
    }

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => Encoder.Embed(batch.Ids);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var states = Encoder.Forward(batch.PackRows(vectors, WindowsOf), batch.Pack(WindowsOf), training);
        return Classify(states, batch, training);
    }

    // States [N, H], those of a text's windows one after the other, to logits [B, C].
    private Tensor Classify(Tensor states, TokenBatch batch, bool training)
    {
        var read = _windows is null ? batch : batch.Join(WindowsOf);
        return _gru.Forward(read.Unpack(states), read.Lengths, training).Pool(_pooling, read)
            .Apply(_dropout, training).Apply(_classifier);
    }
}
