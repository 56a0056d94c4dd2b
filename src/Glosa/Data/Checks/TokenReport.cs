namespace Glosa.Data.Checks;

/// <summary>What a tokenizer makes of the texts of a file.</summary>
public sealed record TokenReport
{
    /// <summary>Tokens of the texts before anything is cut.</summary>
    public required LengthSummary Lengths { get; init; }

    /// <summary>Tokens that are kept of a text; null where nothing is cut.</summary>
    public required int? MaxLength { get; init; }

    /// <summary>Texts that are cut.</summary>
    public required RowCount Truncated { get; init; }

    /// <summary>Tokens that are cut off, of all texts.</summary>
    public required long LostTokens { get; init; }

    /// <summary>Their share of all tokens, in [0, 1].</summary>
    public required double LostShare { get; init; }

    /// <summary>Kept tokens that the vocabulary lacks.</summary>
    public required long UnknownTokens { get; init; }

    /// <summary>Their share of the kept tokens, in [0, 1].</summary>
    public required double UnknownShare { get; init; }
}
