namespace Glosa.Data.Checks;

/// <summary>Texts that two files share; empty ones do not count.</summary>
public sealed record OverlapReport
{
    /// <summary>The later file; the rows are its own.</summary>
    public required string Path { get; init; }

    /// <summary>The earlier file.</summary>
    public required string OtherPath { get; init; }

    /// <summary>Rows whose text is in the earlier file.</summary>
    public required RowFindings Exact { get; init; }

    /// <summary>Rows whose text is in the earlier file but for case and white space; exact ones are among
    /// them.</summary>
    public required RowFindings Near { get; init; }

    /// <summary>How many of <see cref="Near"/> have another label than the text's first row there.</summary>
    public required long OtherLabel { get; init; }
}
