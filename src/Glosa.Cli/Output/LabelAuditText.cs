using System.Globalization;
using CsvHelper;
using Glosa.Audits;

namespace Glosa.Cli.Output;

/// <summary>What an audit of labels found, as people read it and as CSV.</summary>
internal static class LabelAuditText
{
    private const int MostCharacters = 80;

    /// <summary>How many rows were found, and the first of them.</summary>
    public static string Format(LabelAuditReport report, int top)
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{report.File}: {report.Count:N0} of {report.Rows:N0} labels are likely wrong, by {report.By}\n");
        if (report.Count == 0) return head;
        var table = new TextTable(leftColumns: 5);
        table.Add("place", "label", "likely", "score", "text");
        foreach (var row in report.Findings.Take(top))
            table.Add(row.File == report.File ? $"line {row.Line}" : row.File, Shown(row.Label), Shown(row.LikelyLabel),
                row.Score.ToString("F3", CultureInfo.InvariantCulture), Begin(row.Text));
        return $"{head}{(report.Count > top ? "the surest:\n" : "")}\n{table}";
    }

    /// <summary>A row for each row found.</summary>
    public static void WriteCsv(TextWriter writer, LabelAuditReport report)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord("file", "line", "row", "label", "likely_label", "score", "text");
        foreach (var row in report.Findings)
            csv.WriteRecord(row.File, row.Line.ToString(CultureInfo.InvariantCulture),
                row.Row.ToString(CultureInfo.InvariantCulture), row.Label, row.LikelyLabel,
                row.Score.ToString("F6", CultureInfo.InvariantCulture), row.Text);
    }

    private static string Shown(string label) => label.Length == 0 ? "none" : label;

    private static string Begin(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MostCharacters ? line : $"{line[..(MostCharacters - 1)]}…";
    }
}
