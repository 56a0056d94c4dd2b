using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Comparisons.Pages;

/// <summary>How the runs did by label: F1 of each, and what was taken for what.</summary>
internal static class LabelsHtml
{
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
            ConfusionHtml.Write(writer, comparison.Split, run.Evaluation!);
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
            ? new(ScoreTexts.Number(scores.F1), HeatTable.Among(scores.F1, all), Title: FormattableString.Invariant(
                $"{run.Name}, {label}: precision {scores.Precision:F4}, recall {scores.Recall:F4}, {scores.Support} texts"))
            : new("–", 0);
    }
}
