namespace Glosa.Audits;

/// <summary>A row whose label is likely wrong.</summary>
public sealed record LabelFinding
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line where the row starts, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The row, as read, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>The label that it has; where it can have several, all of them as the file has them.</summary>
    public required string Label { get; init; }

    /// <summary>The label or labels that it rather has.</summary>
    public required string LikelyLabel { get; init; }

    /// <summary>In [0, 1]: (1 + probability of the label − probability of the likely one) / 2. The lower, the surer it is
    /// that the label is wrong.</summary>
    public required double Score { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }
}
