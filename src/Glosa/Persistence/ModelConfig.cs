using System.Text.Json.Serialization;

namespace Glosa.Persistence;

/// <summary><c>config.json</c> of a saved model, in the manner of Hugging Face.</summary>
public sealed record ModelConfig
{
    /// <summary>The newest version of the format that this library reads and the one it writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>A text has exactly one label.</summary>
    public const string SingleLabel = "single_label_classification";

    /// <summary>A text has any number of labels.</summary>
    public const string MultiLabel = "multi_label_classification";

    /// <summary>Version of the format.</summary>
    public required int GlosaFormat { get; init; }

    /// <summary>The model's type as recipes name it.</summary>
    public required string ModelType { get; init; }

    /// <summary>What is predicted: <see cref="SingleLabel"/> or <see cref="MultiLabel"/>.</summary>
    public required string ProblemType { get; init; }

    /// <summary>Names of the labels by id.</summary>
    public required IReadOnlyDictionary<string, string> Id2label { get; init; }

    /// <summary>Ids of the labels by name.</summary>
    public required IReadOnlyDictionary<string, int> Label2id { get; init; }

    /// <summary>For each label by name the probability above which a text is given it; left out where a text has exactly
    /// one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Thresholds { get; init; }

    /// <summary>What logits are divided by where calibrated probabilities are asked for; left out until the run of the
    /// model has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Temperature { get; init; }

    /// <summary>Number of token ids.</summary>
    public required int VocabSize { get; init; }

    /// <summary>The id of padding.</summary>
    public required int PadTokenId { get; init; }

    /// <summary>The epoch whose weights these are, from 1.</summary>
    public required int Epoch { get; init; }
}
