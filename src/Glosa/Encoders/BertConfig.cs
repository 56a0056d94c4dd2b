using System.Text.Json.Serialization;
using Glosa.Models.Bert;

namespace Glosa.Encoders;

/// <summary>The fields of Hugging Face's <c>config.json</c> that tell of a BERT, under its names.</summary>
internal sealed record BertConfig
{
    public const string Bert = "bert";
    public const string Absolute = "absolute";
    public const double UsualDropout = 0.1;
    public const double UsualEpsilon = 1e-12;
    public const int UsualTokenTypes = 2;

    public IReadOnlyList<string>? Architectures { get; init; }
    public string? ModelType { get; init; }
    public int? HiddenSize { get; init; }
    public int? NumHiddenLayers { get; init; }
    public int? NumAttentionHeads { get; init; }
    public int? IntermediateSize { get; init; }
    public string? HiddenAct { get; init; }
    public double? HiddenDropoutProb { get; init; }
    public double? AttentionProbsDropoutProb { get; init; }
    public double? ClassifierDropout { get; init; }
    public double? LayerNormEps { get; init; }
    public int? MaxPositionEmbeddings { get; init; }
    public int? TypeVocabSize { get; init; }
    public int? VocabSize { get; init; }
    public int? PadTokenId { get; init; }
    public string? PositionEmbeddingType { get; init; }
    public bool? IsDecoder { get; init; }
    public bool? AddCrossAttention { get; init; }
    public IReadOnlyDictionary<string, string>? Id2label { get; init; }

    /// <summary>What is told of a model, for its saved configuration; labels and vocabulary stand there
    /// already.</summary>
    /// <remarks><c>BertForSequenceClassification</c> where it is just that; else <c>BertModel</c>, the encoder that
    /// others can take.</remarks>
    public static BertConfig Of(BertOptions options) => new()
    {
        Architectures = [options is TextBertOptions { Pooling: BertPooling.Pooler, HeadSize: null }
            ? "BertForSequenceClassification" : "BertModel"],
        HiddenSize = options.HiddenSize,
        NumHiddenLayers = options.Layers,
        NumAttentionHeads = options.Heads,
        IntermediateSize = options.FeedForwardSize,
        HiddenAct = Activations.First(activation => activation.Value == options.Activation).Key,
        HiddenDropoutProb = options.HiddenDropout,
        AttentionProbsDropoutProb = options.AttentionDropout,
        ClassifierDropout = (options as TextBertOptions)?.ClassifierDropout,
        LayerNormEps = options.LayerNormEpsilon,
        MaxPositionEmbeddings = options.MaxPositions,
        TypeVocabSize = options.TokenTypes,
        PositionEmbeddingType = Absolute,
    };

    /// <summary>The names of <c>hidden_act</c>; of several for the same, the first is written.</summary>
    public static OrderedDictionary<string, BertActivation> Activations { get; } = new()
    {
        ["gelu"] = BertActivation.Gelu,
        ["gelu_python"] = BertActivation.Gelu,
        ["gelu_new"] = BertActivation.GeluNew,
        ["gelu_pytorch_tanh"] = BertActivation.GeluNew,
        ["gelu_fast"] = BertActivation.GeluNew,
        ["relu"] = BertActivation.Relu,
    };
}

/// <summary>The JSON of <see cref="BertConfig"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BertConfig))]
internal sealed partial class BertConfigJson : JsonSerializerContext;
