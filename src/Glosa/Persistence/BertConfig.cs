using System.Text.Json.Serialization;
using Glosa.Models.Bert;

namespace Glosa.Persistence;

/// <summary><c>config.json</c> of a BERT in Hugging Face's words.</summary>
internal sealed record BertConfig
{
    public required IReadOnlyList<string> Architectures { get; init; }

    public required double AttentionProbsDropoutProb { get; init; }

    public string HiddenAct { get; init; } = "gelu";

    public required double HiddenDropoutProb { get; init; }

    public required int HiddenSize { get; init; }

    public double InitializerRange { get; init; } = BertInitializers.Deviation;

    public required int IntermediateSize { get; init; }

    public required double LayerNormEps { get; init; }

    public required int MaxPositionEmbeddings { get; init; }

    public string ModelType { get; init; } = "bert";

    public required int NumAttentionHeads { get; init; }

    public required int NumHiddenLayers { get; init; }

    public required int PadTokenId { get; init; }

    public int TypeVocabSize { get; init; } = BertEmbeddings.Parts;

    public required int VocabSize { get; init; }

    /// <summary>The configuration of an encoder with a head.</summary>
    /// <param name="architecture">The class that opens it, as <c>BertForMaskedLM</c>.</param>
    /// <param name="options">The sizes.</param>
    /// <param name="vocabularySize">Number of token ids.</param>
    /// <param name="paddingId">The id of padding.</param>
    public static BertConfig Of(string architecture, BertOptions options, int vocabularySize, int paddingId) => new()
    {
        Architectures = [architecture],
        AttentionProbsDropoutProb = options.AttentionDropout,
        HiddenDropoutProb = options.HiddenDropout,
        HiddenSize = options.HiddenSize,
        IntermediateSize = options.FeedForwardSize,
        LayerNormEps = options.LayerNormEpsilon,
        MaxPositionEmbeddings = options.MaxPositions,
        NumAttentionHeads = options.Heads,
        NumHiddenLayers = options.Layers,
        PadTokenId = paddingId,
        VocabSize = vocabularySize,
    };
}

/// <summary><c>tokenizer_config.json</c> of a BERT in Hugging Face's words.</summary>
internal sealed record BertTokenizerConfig
{
    public string TokenizerClass { get; init; } = "BertTokenizer";

    public required bool DoLowerCase { get; init; }

    public required bool? StripAccents { get; init; }

    public required bool TokenizeChineseChars { get; init; }

    public required int? ModelMaxLength { get; init; }
}

/// <summary>The JSON of both.</summary>
[JsonSerializable(typeof(BertConfig))]
[JsonSerializable(typeof(BertTokenizerConfig))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class BertJson : JsonSerializerContext;
