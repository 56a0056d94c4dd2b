using Glosa.Data.Checks;
using Glosa.Pages;

namespace Glosa.Reports.Pages;

/// <summary>What the data files hold, and what is to be doubted about them.</summary>
internal static class DataSection
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run)
    {
        if (run.Result.Origin is { } origin)
            writer.WriteLine($"<p>Trained on {ScoreTexts.Whole(origin.TrainingTexts)} texts; {ScoreTexts.Whole(origin.ValidationTexts)} chose the epoch"
                + (origin.TestTexts == 0 ? "" : $", {ScoreTexts.Whole(origin.TestTexts)} tested it")
                + $".{(run.Recipe.Data.Validation is null ? " The validation texts were held out of the training file." : "")}</p>");
        if (run.Data is not { } data)
        {
            writer.WriteLine("<p>The files are too large to be looked at here: <code>glosa data check</code> does it.</p>");
            return;
        }
        string[] names = [.. data.Files.Select(file => Path.GetFileName(Path.TrimEndingDirectorySeparator(file.Path)))];
        HtmlTable.Write(writer, "Files", ["", .. names], Counts(data, names).Where(row => row.Cells.Any(cell => cell.Length > 0))
            .Select(row => (IReadOnlyList<HtmlCell>)[row.Name, .. row.Cells.Select(cell => (HtmlCell)cell)]));
        HtmlTable.Write(writer, "Labels", ["label", .. names], data.Files.SelectMany(file => file.Labels.Keys).Distinct()
            .Select(label => (IReadOnlyList<HtmlCell>)[label, .. data.Files.Select(file => (HtmlCell)Share(file.Labels.GetValueOrDefault(label)))]));
        foreach (var file in data.Files)
        {
            WriteRows(writer, $"{file.Path}: texts that stand there before", file.NearDuplicates);
            WriteRows(writer, $"{file.Path}: equal texts with different labels", file.LabelConflicts);
        }
        foreach (var overlap in data.Overlaps)
            WriteRows(writer, $"{overlap.Path}: texts that are in {overlap.OtherPath}", overlap.Near);
        writer.WriteLine("<p class=\"note\">Equal texts are equal but for case and white space. Test texts that are in the training file make the "
            + "scores too high. Unknown tokens are those that the vocabulary lacks; what is cut off, the model does not read. "
            + "<code>glosa data check</code> tells more.</p>");
    }

    private static IEnumerable<(string Name, string[] Cells)> Counts(DataReport data, string[] names)
    {
        yield return Row("rows", file => ScoreTexts.Whole(file.Rows));
        yield return Row("words, median", file => ScoreTexts.Whole(file.Words.Median));
        yield return Row("words, 95 % have at most", file => ScoreTexts.Whole(file.Words.Percentile95));
        yield return Row("words, longest", file => ScoreTexts.Whole(file.Words.Max));
        yield return Row("empty texts", file => Share(file.EmptyTexts));
        yield return Row("texts that stand there before", file => Share(file.NearDuplicates));
        yield return Row("equal texts with different labels", file => Share(file.LabelConflicts));
        foreach (var (other, name) in data.Files.Zip(names).SkipLast(1))
            yield return Row($"texts that are in {name} too", file => data.Overlaps
                .FirstOrDefault(one => one.Path == file.Path && one.OtherPath == other.Path) is { } overlap ? Share(overlap.Near) : "");
        yield return Row("unknown tokens", file => file.Tokens is { } tokens ? ScoreTexts.Percent(tokens.UnknownShare) : "");
        yield return Row("texts that are cut", file => file.Tokens is { MaxLength: not null } tokens ? Share(tokens.Truncated) : "");
        yield return Row("tokens cut off", file => file.Tokens is { MaxLength: not null } tokens ? ScoreTexts.Percent(tokens.LostShare) : "");

        (string, string[]) Row(string name, Func<FileReport, string> cell) => (name, [.. data.Files.Select(cell)]);
    }

    private static void WriteRows(TextWriter writer, string what, RowFindings found)
    {
        if (found.Rows == 0) return;
        writer.WriteLine($"<details><summary>{Html.Escape(what)}: {ScoreTexts.Whole(found.Rows)}</summary>");
        HtmlTable.Write(writer, found.Rows > found.First.Count ? $"The first {found.First.Count}" : "All",
            ["row", "label", "stands first", "label there"], found.First.Select(row => (IReadOnlyList<HtmlCell>)
                [row.Place, new(row.Label, "word"), new(row.OtherPlace ?? "", "word"), new(row.OtherLabel ?? "", "word")]));
        writer.WriteLine("</details>");
    }

    private static string Share(RowCount? count) => count is null ? "0" : Share(count.Rows, count.Share);

    private static string Share(RowFindings found) => Share(found.Rows, found.Share);

    private static string Share(long rows, double share) =>
        rows == 0 ? "0" : $"{ScoreTexts.Whole(rows)} ({ScoreTexts.Percent(share)})";
}
