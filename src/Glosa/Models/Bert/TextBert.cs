using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>BERT with a classifier on its first token's state.</summary>
/// <remarks>Paper: Devlin et al. 2018, arXiv:1810.04805. With its default settings it is Hugging Face's
/// <c>BertForSequenceClassification</c>, names and shapes of weights included. Of a text in windows, the classifier sees
/// the mean over the windows of what it sees of each; so its logits are the mean of theirs.</remarks>
public sealed class TextBert : TextModel, IEncoderModel
{
    private readonly BertWindows? _windows;
    private readonly Linear? _pooler;
    private readonly Linear? _head;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>bert</c>, <c>head</c> if there is one, and <c>classifier</c>.</summary>
    public TextBert(TextBertOptions options, ModelShape shape, ParameterPath path)
    {
        var size = options.HiddenSize;
        if (options.WindowLength is { } length) _windows = new(length, options.WindowOverlap, shape);
        Encoder = new(options, shape.VocabularySize, path / "bert");
        if (options.Pooling is BertPooling.Pooler)
            _pooler = BertInitializers.CreateLinear(path / "bert" / "pooler" / "dense", size, size);
        if (options.HeadSize is { } headSize) _head = BertInitializers.CreateLinear(path / "head", size, headSize);
        _dropout = new(options.ClassifierDropout);
        _classifier = BertInitializers.CreateLinear(path / "classifier", options.HeadSize ?? size, shape.LabelCount);
    }

    /// <inheritdoc/>
    public BertEncoder Encoder { get; }

    /// <inheritdoc/>
    public IEnumerable<int[]> WindowsOf(int[] ids) => _windows?.Of(ids) ?? [ids];

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch, bool training)
    {
        var tokens = batch.Pack(WindowsOf);
        return Classify(Encoder.Forward(tokens, training), tokens, batch, training);
    }

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => Encoder.Embed(batch.Ids);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var tokens = batch.Pack(WindowsOf);
        return Classify(Encoder.Forward(batch.PackRows(vectors, WindowsOf), tokens, training), tokens, batch, training);
    }

    // States [N, H] to logits [B, C].
    private Tensor Classify(Tensor states, PackedTokens tokens, TokenBatch batch, bool training)
    {
        var first = states.IndexSelect(0, tokens.Firsts);                                       // [W, H]: W windows
        var pooled = _pooler is null ? first : first.Apply(_pooler).Tanh();
        var ofTexts = _windows?.Mean(pooled, batch) ?? pooled;                                  // [B, H]
        var dropped = ofTexts.Apply(_dropout, training);
        return (_head is null ? dropped : dropped.Apply(_head)).Apply(_classifier);             // [B, C]
    }
}
