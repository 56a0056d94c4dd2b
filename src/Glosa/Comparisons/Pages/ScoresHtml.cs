using Glosa.Evaluation;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Comparisons.Pages;

/// <summary>The runs' scores and how they differ, as a table and as intervals.</summary>
internal static class ScoresHtml
{
    /// <summary>Writes them.</summary>
    public static void Write(TextWriter writer, Comparison comparison)
    {
        var (runs, split, accuracy) = (comparison.Runs, comparison.Split, comparison.IsMultiLabel ? "subset accuracy" : "accuracy");
        writer.WriteLine("<h2>Scores</h2>");
        var withDifferences = runs.Any(run => run.Difference is not null);
        var withBaseline = runs.Any(run => run.Baseline is not null);
        var withTest = runs.Any(run => run.Test is not null);
        string[] none = [];
        HtmlTable.Write(writer, $"{split}: {accuracy} and macro F1",
        [
            "run", $"validation {accuracy}", .. withTest ? [$"test {accuracy}"] : none, $"95 % of {split}",
            .. withDifferences ? [$"− {comparison.ComparedWith}", "95 %", "p", "verdict"] : none,
            $"{split} macro F1", "95 %", .. withBaseline ? ["linear baseline"] : none, "best epoch",
        ], runs.Select(run => (IReadOnlyList<HtmlCell>)
        [
            run.Name, ScoreTexts.Number(run.Validation?.Accuracy),
            .. withTest ? Cells(ScoreTexts.Number(run.Test?.Accuracy)) : [],
            ScoreTexts.Range(run.Scores?.Accuracy.Interval, Number),
            .. withDifferences ? Difference(run) : [],
            .. Cells(ScoreTexts.Number(run.Scores?.MacroF1.Score), ScoreTexts.Range(run.Scores?.MacroF1.Interval, Number)),
            .. withBaseline ? Cells(ScoreTexts.Number(run.Baseline?.Accuracy)) : [], RunTexts.Epochs(run),
        ]));
        writer.WriteLine("<ul class=\"note\">");
        foreach (var note in (IEnumerable<string>)[.. comparison.Notes, .. comparison.Method])
            writer.WriteLine($"<li>{Html.Escape(note)}</li>");
        writer.WriteLine("</ul>");
        WriteIntervals(writer, comparison, $"{split} {accuracy}", scores => scores.Accuracy, run => (
            run.Difference!.Scores.Accuracy, ScoreTexts.Tell(run.Difference.Verdict)));
        WriteIntervals(writer, comparison, $"{split} macro F1", scores => scores.MacroF1, run => (
            run.Difference!.Scores.MacroF1,
            run.Difference.Scores.MacroF1.Verdict is Verdict.NoDifference ? "within noise" : "leaves out 0"));
    }

    private static HtmlCell[] Cells(params string[] texts) => [.. texts.Select(text => (HtmlCell)text)];

    private static HtmlCell[] Difference(ComparedRun run) => run.Difference is not { } difference
        ? ["", "", "", ""]
        :
        [
            ScoreTexts.Signed(difference.Scores.Accuracy.Difference),
            ScoreTexts.Range(difference.Scores.Accuracy.Interval, ScoreTexts.Signed), ScoreTexts.PValue(difference.AdjustedPValue),
            new(ScoreTexts.Tell(difference.Verdict), ClassOf(difference.Verdict),
                FormattableString.Invariant($"{difference.OnlyThisRight} texts that it alone gets right, {difference.OnlyOtherRight} that the other alone gets right")),
        ];

    private static void WriteIntervals(TextWriter writer, Comparison comparison, string name,
        Func<ByMetric<ScoreInterval>, ScoreInterval> score, Func<ComparedRun, (PairedDifference Of, string Note)> difference)
    {
        IntervalRow[] scores = [.. comparison.Runs.Where(run => run.Scores is not null)
            .Select(run => (run.Name, Of: score(run.Scores!)))
            .Select(one => new IntervalRow(one.Name, one.Of.Score, one.Of.Interval, ScoreTexts.Number(one.Of.Score)))];
        IntervalRow[] differences = [.. comparison.Runs.Where(run => run.Difference is not null)
            .Select(run => (run.Name, Difference: difference(run)))
            .Select(one => new IntervalRow(one.Name, one.Difference.Of.Difference, one.Difference.Of.Interval,
                ScoreTexts.Signed(one.Difference.Of.Difference), one.Difference.Note))];
        if (scores.Length == 0) return;
        writer.WriteLine("<div class=\"charts\">");
        IntervalChart.Write(writer, $"{name}, with 95 % intervals", "score", scores);
        if (differences.Length > 0)
            IntervalChart.Write(writer, $"{name}: difference from {comparison.ComparedWith}", "difference", differences,
                reference: 0);
        writer.WriteLine("</div>");
    }

    private static string Number(double value) => ScoreTexts.Number(value);

    private static string ClassOf(Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        _ => "same",
    };
}
