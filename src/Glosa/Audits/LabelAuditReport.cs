using System.Text.Json.Serialization;

namespace Glosa.Audits;

/// <summary>What an audit of a file's labels found.</summary>
public sealed record LabelAuditReport
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Rows that were judged.</summary>
    public required int Rows { get; init; }

    /// <summary>What judged them, in words.</summary>
    public required string By { get; init; }

    /// <summary>How many rows are likely wrong.</summary>
    [JsonPropertyName("found")]
    public int Count => Findings.Count;

    /// <summary>The rows whose labels are likely wrong, the surest first.</summary>
    public required IReadOnlyList<LabelFinding> Findings { get; init; }
}
