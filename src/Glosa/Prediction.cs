namespace Glosa;

/// <summary>What a classifier says of one text.</summary>
public sealed record Prediction
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The most probable label.</summary>
    public required string Label { get; init; }

    /// <summary>Its probability, in [0, 1].</summary>
    public required double Probability { get; init; }

    /// <summary>The probability of each label by name, in the order of the labels; they sum to 1.</summary>
    public required IReadOnlyDictionary<string, double> Probabilities { get; init; }

    /// <summary>Tokens that the model read.</summary>
    public required int Tokens { get; init; }

    /// <summary>Whether tokens were cut off because the text is too long.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Tokens that the vocabulary does not have.</summary>
    public required int Unknown { get; init; }
}
