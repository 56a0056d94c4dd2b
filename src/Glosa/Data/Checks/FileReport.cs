using System.Text.Json.Serialization;

namespace Glosa.Data.Checks;

/// <summary>What one data file holds. Empty texts are counted as such, and not as duplicates or conflicts.</summary>
public sealed record FileReport
{
    /// <summary>The file, as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>Its examples.</summary>
    public required long Rows { get; init; }

    /// <summary>The rows of each label, in the order of the labels; a row with several labels is one of each.</summary>
    public required IReadOnlyDictionary<string, RowCount> Labels { get; init; }

    /// <summary>Rows without any label; left out where each has exactly one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RowCount? WithoutLabel { get; init; }

    /// <summary>Labels that the saved model, or else the first file, does not know, with their rows.</summary>
    public required IReadOnlyDictionary<string, RowCount> UnknownLabels { get; init; }

    /// <summary>Unicode characters of the texts.</summary>
    public required LengthSummary Characters { get; init; }

    /// <summary>Words of the texts: what stands between white space.</summary>
    public required LengthSummary Words { get; init; }

    /// <summary>Tokens of the texts; null where no tokenizer was asked about.</summary>
    public required TokenReport? Tokens { get; init; }

    /// <summary>Rows without text; white space is none.</summary>
    public required RowFindings EmptyTexts { get; init; }

    /// <summary>Rows whose text stands in an earlier row.</summary>
    public required RowFindings Duplicates { get; init; }

    /// <summary>Rows whose text stands in an earlier row but for case and white space; exact duplicates are among
    /// them.</summary>
    public required RowFindings NearDuplicates { get; init; }

    /// <summary>Rows of texts that do not always have the same label or labels; texts that differ in case and white space alone are the
    /// same.</summary>
    public required RowFindings LabelConflicts { get; init; }
}
