using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;

namespace Glosa.Data;

/// <summary>Where the examples are and how a row becomes an example.</summary>
public sealed record DataOptions : IChecksItself
{
    /// <summary>Reader: <c>auto</c> (by file name, the default), <c>csv</c>, <c>tsv</c>, <c>jsonl</c>,
    /// <c>fasttext</c>, <c>lines</c> (texts without labels), <c>folder</c>, <c>tass_xml</c> or <c>tass_csv</c>; each also
    /// with <c>.gz</c>.</summary>
    [Description("Reader: auto (by file name), csv, tsv, jsonl, fasttext, lines (texts without labels), folder (one of texts "
        + "for each label), tass_xml or tass_csv; each reads .gz too.")]
    public string Format { get; init; } = "auto";

    /// <summary>Columns whose texts are joined, by name or by number from 1; <c>text</c> by default.</summary>
    [Description("Columns whose texts are joined, by name or by number from 1.")]
    [MinLength(1)]
    public IReadOnlyList<string> TextColumns { get; init; } = ["text"];

    /// <summary>What stands between joined columns; one blank by default.</summary>
    [Description("What stands between joined columns.")]
    public string TextSeparator { get; init; } = " ";

    /// <summary>Column of the label, by name or by number from 1; <c>label</c> by default.</summary>
    [Description("Column of the label, by name or by number from 1.")]
    public string LabelColumn { get; init; } = "label";

    /// <summary>What stands between the labels of a text that can have several, or none: multi-label classification;
    /// unset by default: each text has exactly one label.</summary>
    [Description("What stands between the labels of a text that can have any number of them; unset: exactly one.")]
    [StringLength(10, MinimumLength = 1)]
    public string? LabelSeparator { get; init; }

    /// <summary>Whether a text can have any number of labels.</summary>
    internal bool IsMultiLabel => LabelSeparator is not null;

    /// <summary>Whether CSV and TSV files start with a row of names; true by default.</summary>
    [Description("Whether CSV and TSV files start with a row of column names.")]
    public bool Header { get; init; } = true;

    /// <summary>Field delimiter of CSV files; a comma by default.</summary>
    [Description("Field delimiter of CSV files.")]
    [StringLength(1, MinimumLength = 1)]
    public string Delimiter { get; init; } = ",";

    /// <summary>Names for the labels as written in the file; those not listed keep their own name.
    /// Its order is the order of labels. Of a folder, only the sub-folders that it names are read, if it names
    /// any.</summary>
    [Description("Names for the labels as written in the file; the order is the order of labels.")]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Training file; usually given on the command line.</summary>
    [Description("Training file; --train overrides it.")]
    public string? Train { get; init; }

    /// <summary>Validation file; without one, a stratified share of the training file is held out.</summary>
    [Description("Validation file; without one, validation_share of the training file is held out.")]
    public string? Validation { get; init; }

    /// <summary>Test file; read once, for the best model.</summary>
    [Description("Test file; read once, for the best model.")]
    public string? Test { get; init; }

    /// <summary>Share of the training file that is the test instead of a file of its own, stratified by label, in
    /// (0, 1); unset by default: none is.</summary>
    [Description("Share of the training file kept for the test, stratified by label; unset: none.")]
    [Range(0.001, 0.9)]
    public double? TestShare { get; init; }

    /// <summary>Share of the training file held out for validation, stratified by label, in (0, 1);
    /// 0.1 by default.</summary>
    [Description("Share of the training file held out for validation, stratified by label.")]
    [Range(0.001, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Which rows are left out, by chance, so that every label has as many as the rarest; unset by default:
    /// none are.</summary>
    [Description("Leaves rows out until every label has as many as the rarest: under_sample, of the train split; "
        + "under_sample_all, of the training file before it is split.")]
    public Balance? Balance { get; init; }

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        var formats = BuiltIns.Readers.Select(reader => reader.Name).Prepend("auto").ToArray();
        if (!formats.Contains(Format))
        {
            yield return ("format", string.Join(" or ", formats), Format,
                Suggestion.Nearest(Format, formats) is { } near ? $"Did you mean {near}?" : "Name one of the readers.");
        }

        if (TextColumns.Contains(LabelColumn))
        {
            yield return ("label_column", "a column that is not among text_columns", LabelColumn,
                "Name the column of the label; a model that reads it as text learns nothing else.");
        }

        if (!Header
            && TextColumns.Append(LabelColumn).FirstOrDefault(column => !int.TryParse(column, out _)) is { } named)
        {
            yield return (named == LabelColumn ? "label_column" : "text_columns",
                "numbers from 1, as header is false", named,
                "Give the number of the column, or set header to true.");
        }

        foreach (var (label, _) in Labels.Where(label => string.IsNullOrWhiteSpace(label.Value)))
            yield return ($"labels.{label}", "a name", "an empty text", "Name the label, or remove the line.");

        if (TestShare is { } share)
        {
            if (Test is not null)
                yield return ("test_share", "no value, as a test file is named", FormattableString.Invariant($"{share}"),
                    "Leave out one of the two.");
            if (Validation is null && ValidationShare + share >= 1)
                yield return ("test_share", "less than 1 together with validation_share", FormattableString.Invariant($"{share}"),
                    "Lower one of them: what is left is trained on.");
        }

        if (LabelSeparator is not { Length: > 0 } separator) yield break;
        if (Balance is not null)
            yield return ("balance", "texts with exactly one label", $"label_separator {separator}",
                "Remove the line; training.balance_classes weighs labels instead.");
        foreach (var (label, name) in Labels.Where(label => label.Value.Contains(separator, StringComparison.Ordinal)))
            yield return ($"labels.{label}", $"a name without the label_separator {separator}", name,
                "Choose another name, or another label_separator.");
    }
}
