using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Pretraining;

/// <summary>Where the texts of pre-training are. No label is needed or read.</summary>
public sealed record PretrainingTexts
{
    /// <summary>The files: one text a line, or the formats of training data; usually given on the command
    /// line.</summary>
    [Description("Files: one text a line (.txt), or csv, tsv, jsonl, fasttext or a folder; .gz too. "
        + "Those of the command line replace them.")]
    public IReadOnlyList<string> Train { get; init; } = [];

    /// <summary>A file of texts to measure on; without one, a share of the texts is held out.</summary>
    [Description("File of texts to measure on; without one, validation_share of the texts is held out.")]
    public string? Validation { get; init; }

    /// <summary>Share of the texts held out, in (0, 1); 0.01 by default.</summary>
    [Description("Share of the texts held out to measure on.")]
    [Range(0.0001, 0.5)]
    public double ValidationShare { get; init; } = 0.01;

    /// <summary>Columns whose texts are joined, by name or by number from 1; <c>text</c> by default.</summary>
    [Description("Columns whose texts are joined, by name or by number from 1, of files that have columns.")]
    [MinLength(1)]
    public IReadOnlyList<string> TextColumns { get; init; } = ["text"];

    /// <summary>Whether CSV and TSV files start with a row of names; true by default.</summary>
    [Description("Whether CSV and TSV files start with a row of column names.")]
    public bool Header { get; init; } = true;

    /// <summary>Field delimiter of CSV files; a comma by default.</summary>
    [Description("Field delimiter of CSV files.")]
    [StringLength(1, MinimumLength = 1)]
    public string Delimiter { get; init; } = ",";

    /// <summary>Windows of an epoch, after which the model is measured and kept; unset by default: all.</summary>
    [Description("Windows of an epoch, after which the model is measured and kept; unset takes all there are.")]
    [Range(1, int.MaxValue)]
    public int? WindowsPerEpoch { get; init; }
}
