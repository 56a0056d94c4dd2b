using System.Text.Json.Serialization;

namespace Glosa;

/// <summary>What a classifier says of one text.</summary>
public sealed record Prediction
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Its labels, in the order of the labels: the most probable one, or where a text can have several all
    /// whose probability is above their threshold, and maybe none.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Labels => SeveralLabels ?? [Label];

    /// <summary>The labels where a text can have several, else null and left out in JSON.</summary>
    [JsonInclude]
    [JsonPropertyName("labels")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal IReadOnlyList<string>? SeveralLabels { get; init; }

    /// <summary>The most probable label, also where it is below its threshold.</summary>
    public required string Label { get; init; }

    /// <summary>Its probability, in [0, 1].</summary>
    public required double Probability { get; init; }

    /// <summary>How sure the classifier is of <see cref="Labels"/>, in [0, 1]: the probability of the label, or where a text
    /// can have several that of the least sure of its decisions, each of which gives a label or does not.</summary>
    [JsonIgnore]
    public double Confidence => SeveralLabels is not { } given ? Probability
        : Probabilities.Min(label => given.Contains(label.Key) ? label.Value : 1 - label.Value);

    /// <summary>The probability of each label by name, in the order of the labels; they sum to 1 unless a text can have
    /// several labels: then each is by itself.</summary>
    public required IReadOnlyDictionary<string, double> Probabilities { get; init; }

    /// <summary>Tokens that the model read.</summary>
    public required int Tokens { get; init; }

    /// <summary>Whether tokens were cut off because the text is too long.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Tokens that the vocabulary does not have.</summary>
    public required int Unknown { get; init; }
}
