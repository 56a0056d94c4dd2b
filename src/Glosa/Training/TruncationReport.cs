using System.Text.Json.Serialization;
using Glosa.Tokenization;

namespace Glosa.Training;

/// <summary>How much of the texts of a run's splits is cut off.</summary>
public sealed record TruncationReport
{
    /// <summary>Tokens kept of each text, special tokens included.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Of the train split.</summary>
    public required TruncationCounts Train { get; init; }

    /// <summary>Of the validation split.</summary>
    public required TruncationCounts Validation { get; init; }

    /// <summary>Of the test split; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TruncationCounts? Test { get; init; }

    /// <summary>Whether any text is cut.</summary>
    [JsonIgnore]
    public bool IsAny => (Train.TruncatedTexts, Validation.TruncatedTexts, Test?.TruncatedTexts ?? 0) != (0, 0, 0);

    /// <summary>In words, without a full stop: the splits of which a text is cut.</summary>
    public override string ToString() => FormattableString.Invariant($"max_length {MaxLength}: ") + string.Join("; ",
        new[] { ("training texts", Train), ("validation texts", Validation), ("test texts", Test) }
            .Where(split => split.Item2 is { TruncatedTexts: > 0 }).Select(split => split.Item2!.Tell(split.Item1)));

    /// <summary>That of splits; null where the tokenizer cuts nothing.</summary>
    internal static TruncationReport? Of(
        Tokenizer tokenizer, EncodedDataSet training, EncodedDataSet validation, EncodedDataSet? test) =>
        tokenizer.MaxLength is not { } most ? null : new()
        {
            MaxLength = most,
            Train = training.Truncation,
            Validation = validation.Truncation,
            Test = test?.Truncation,
        };
}
