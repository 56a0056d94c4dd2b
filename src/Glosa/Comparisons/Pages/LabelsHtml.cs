using Glosa.Evaluation;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Comparisons.Pages;

/// <summary>How the runs did by label: F1 of each, and what was taken for what.</summary>
internal static class LabelsHtml
{
    // Of more labels a matrix does not fit, and only the largest confusions are told.
    private const int MostLabels = 30;
    private const int MostConfusions = 20;
    private const int MostRunsOpen = 3;

    /// <summary>Writes them; nothing where no run was scored by label.</summary>
    public static void Write(TextWriter writer, Comparison comparison)
    {
        ComparedRun[] runs = [.. comparison.Runs.Where(run => run.Evaluation is not null)];
        if (runs.Length == 0) return;
        writer.WriteLine("<h2>Labels</h2>");
        WriteF1(writer, comparison.Split, runs);
        foreach (var run in runs)
        {
            writer.WriteLine($"<details{(runs.Length <= MostRunsOpen ? " open=\"open\"" : "")}><summary>Confusion of {Html.Escape(run.Name)}</summary>");
            WriteConfusion(writer, comparison.Split, run.Evaluation!);
            writer.WriteLine("</details>");
        }
    }

    private static void WriteF1(TextWriter writer, string split, ComparedRun[] runs)
    {
        string[] labels = [.. runs.SelectMany(run => run.Evaluation!.PerClass.Keys).Distinct()];
        double[] all = [.. runs.SelectMany(run => run.Evaluation!.PerClass.Values.Select(scores => scores.F1))];
        var caption = $"F1 of each label, {split}";
        // The longer way down: a page is scrolled that way.
        if (runs.Length <= labels.Length)
            HeatTable.Write(writer, caption, "label", [.. runs.Select(run => run.Name)],
                labels.Select(label => (label, (IReadOnlyList<HeatCell>)[.. runs.Select(run => Cell(run, label))])));
        else
            HeatTable.Write(writer, caption, "run", labels,
                runs.Select(run => (run.Name, (IReadOnlyList<HeatCell>)[.. labels.Select(label => Cell(run, label))])));

        HeatCell Cell(ComparedRun run, string label) => run.Evaluation!.PerClass.TryGetValue(label, out var scores)
            ? new(RunTexts.Number(scores.F1), HeatTable.Among(scores.F1, all), Title: FormattableString.Invariant(
                $"{run.Name}, {label}: precision {scores.Precision:F4}, recall {scores.Recall:F4}, {scores.Support} texts"))
            : new("–", 0);
    }

    /// <summary>Writes what was taken for what: a matrix, the commonest confusions of many labels, or counts for each
    /// label where a text can have several.</summary>
    public static void WriteConfusion(TextWriter writer, string split, EvaluationResult scores)
    {
        if (scores.LabelMatrices is { } matrices) WriteLabelMatrices(writer, split, matrices);
        else if (scores.PerClass.Count > MostLabels) WriteLargest(writer, split, scores);
        else
        {
            string[] labels = [.. scores.PerClass.Keys];
            HeatTable.Write(writer, $"Texts of each label (rows) by the label they were given (columns), {split}", @"label \ given",
                labels, scores.ConfusionMatrix!.Select((row, own) => (labels[own], (IReadOnlyList<HeatCell>)
                    [.. row.Select((count, given) => new HeatCell(RunTexts.Whole(count), LabelScores.Divide(count, row.Sum()),
                        own == given, FormattableString.Invariant(
                            $"{labels[own]} given {labels[given]}: {count} of {row.Sum()}")))])));
        }
    }

    private static void WriteLargest(TextWriter writer, string split, EvaluationResult scores)
    {
        string[] labels = [.. scores.PerClass.Keys];
        HtmlTable.Write(writer, $"The {MostConfusions} commonest confusions of {labels.Length} labels, {split}",
            ["label", "given", "texts", "of"], scores.ConfusionMatrix!
                .SelectMany((row, own) => row.Select((count, given) => (own, given, count, of: row.Sum())))
                .Where(cell => cell.own != cell.given && cell.count > 0).OrderByDescending(cell => cell.count).Take(MostConfusions)
                .Select(cell => (IReadOnlyList<HtmlCell>)[labels[cell.own], new(labels[cell.given], "word"),
                    RunTexts.Whole(cell.count), RunTexts.Whole(cell.of)]));
    }

    private static void WriteLabelMatrices(TextWriter writer, string split,
        IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<long>>> matrices) =>
        HtmlTable.Write(writer, $"Texts of each label, {split}", ["label", "right", "missed", "wrongly given", "rightly not given"],
            matrices.Select(label => (IReadOnlyList<HtmlCell>)[label.Key, .. new[]
            {
                label.Value[1][1], label.Value[1][0], label.Value[0][1], label.Value[0][0],
            }.Select(count => (HtmlCell)RunTexts.Whole(count))]));
}
