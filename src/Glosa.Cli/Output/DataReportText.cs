using System.Globalization;
using Glosa.Data.Checks;

namespace Glosa.Cli.Output;

/// <summary>A report about data files as people read it: counts side by side, then the first rows to look at.</summary>
internal static class DataReportText
{
    public static string Format(DataReport report)
    {
        var names = ShortNames(report);
        IEnumerable<string> parts =
        [
            $"{Counts(report, names)}", $"{Labels(report, names)}", $"{Lengths(report, names)}",
            .. report.VocabularySize is { } size ? [$"{Tokens(report, names, size)}"] : Array.Empty<string>(),
            .. report.Files.SelectMany(file => new[]
            {
                UnknownLabels(file),
                Rows("without text", file.EmptyTexts, file.Path, file.Path),
                Rows("with the text of an earlier row", file.NearDuplicates, file.Path, file.Path),
                Rows("of texts with several labels", file.LabelConflicts, file.Path, file.Path),
            }),
            .. report.Overlaps.Select(overlap => Rows(
                $"with a text of {overlap.OtherPath}, {Number(overlap.OtherLabel)} of them with another label",
                overlap.Near, overlap.Path, overlap.OtherPath)),
        ];
        return string.Join('\n', parts.Where(part => part.Length > 0));
    }

    private static TextTable Counts(DataReport report, string[] names)
    {
        var table = new TextTable();
        table.Add(["", .. names]);
        Add("rows", file => Number(file.Rows));
        if (report.Files.Any(file => file.WithoutLabel is not null))
            Add("rows without a label", file => Number(file.WithoutLabel?.Rows ?? 0));
        Add("empty texts", file => Number(file.EmptyTexts.Rows));
        Add("duplicates", file => Number(file.Duplicates.Rows));
        Add("duplicates but for case and blanks", file => Number(file.NearDuplicates.Rows));
        Add("rows of texts with several labels", file => Number(file.LabelConflicts.Rows));
        foreach (var (other, name) in report.Files.Zip(names).SkipLast(1))
        {
            Add($"also in {name}", file => Overlap(file, other)?.Exact.Rows is { } rows ? Number(rows) : "");
            Add("  but for case and blanks", file => Overlap(file, other)?.Near.Rows is { } rows ? Number(rows) : "");
        }
        return table;

        void Add(string name, Func<FileReport, string> cell) => table.Add([name, .. report.Files.Select(cell)]);

        OverlapReport? Overlap(FileReport file, FileReport other) => report.Overlaps
            .FirstOrDefault(overlap => overlap.Path == file.Path && overlap.OtherPath == other.Path);
    }

    private static TextTable Labels(DataReport report, string[] names)
    {
        var table = new TextTable();
        table.Add(["label", .. names]);
        foreach (var label in report.Files.SelectMany(file => file.Labels.Keys).Distinct())
            table.Add([label, .. report.Files.Select(file => file.Labels.GetValueOrDefault(label))
                .Select(count => NumberAndShare(count?.Rows ?? 0, count?.Share ?? 0))]);
        return table;
    }

    private static TextTable Lengths(DataReport report, string[] names)
    {
        var table = new TextTable(leftColumns: 2);
        table.Add("length of texts", "", "min", "median", "95 %", "max");
        foreach (var (file, name) in report.Files.Zip(names))
        {
            Add(name, "characters", file.Characters);
            Add("", "words", file.Words);
            if (file.Tokens is { } tokens)
                Add("", "tokens", tokens.Lengths);
        }
        return table;

        void Add(string name, string unit, LengthSummary length) => table.Add(name, unit, Number(length.Min),
            Number(length.Median), Number(length.Percentile95), Number(length.Max));
    }

    private static TextTable Tokens(DataReport report, string[] names, int vocabularySize)
    {
        var table = new TextTable();
        table.Add([$"vocabulary {Number(vocabularySize)}", .. names]);
        Add("unknown tokens", tokens => NumberAndShare(tokens.UnknownTokens, tokens.UnknownShare));
        if (report.Files[0].Tokens?.MaxLength is not { } maxLength)
            return table;
        Add($"texts cut at {Number(maxLength)} tokens",
            tokens => NumberAndShare(tokens.Truncated.Rows, tokens.Truncated.Share));
        Add("tokens cut off", tokens => NumberAndShare(tokens.LostTokens, tokens.LostShare));
        return table;

        void Add(string name, Func<TokenReport, string> cell) =>
            table.Add([name, .. report.Files.Select(file => cell(file.Tokens!))]);
    }

    private static string UnknownLabels(FileReport file) => file.UnknownLabels.Count == 0
        ? ""
        : $"{file.Path}: {Count(file.UnknownLabels.Values.Sum(count => count.Rows))} "
            + $"with labels that training does not have: {string.Join(", ", file.UnknownLabels.Keys)}\n";

    private static string Rows(string what, RowFindings found, string path, string otherPath)
    {
        if (found.Rows == 0)
            return "";
        var table = new TextTable(leftColumns: 2);
        foreach (var row in found.First)
            table.Add($"  {Within(path, row.Place)} ({row.Label})",
                row.OtherPlace is null ? "" : $"= {Within(otherPath, row.OtherPlace)} ({row.OtherLabel})");
        return $"{path}: {Count(found.Rows)} {what}"
            + $"{(found.First.Count < found.Rows ? ", the first" : "")}:\n{table}";
    }

    // A line's number, or a file's path in its folder.
    private static string Within(string path, string place) => place.StartsWith(path + ':', StringComparison.Ordinal)
        ? $"line {place[(path.Length + 1)..]}"
        : Path.GetRelativePath(path, place);

    private static string Count(long rows) => $"{Number(rows)} {(rows == 1 ? "row" : "rows")}";

    // The files' names without their folders, where these differ.
    private static string[] ShortNames(DataReport report)
    {
        var paths = report.Files.Select(file => file.Path).ToArray();
        var names = paths.Select(path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path))).ToArray();
        return names.Distinct().Count() == names.Length ? names : paths;
    }

    private static string NumberAndShare(long number, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {share,8:P1}");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
