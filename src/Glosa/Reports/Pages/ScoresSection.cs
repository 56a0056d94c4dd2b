using Glosa.Evaluation;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Reports.Pages;

/// <summary>The scores with their intervals, and the baseline's beside them.</summary>
internal static class ScoresSection
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run, SplitScores scores)
    {
        var split = run.Scored;
        (string Name, Func<ByMetric<ScoreInterval>, ScoreInterval> Of, Func<ByMetric<PairedDifference>, PairedDifference> Difference)[]
            metrics =
            [
                (run.Accuracy, all => all.Accuracy, all => all.Accuracy),
                ("macro F1", all => all.MacroF1, all => all.MacroF1),
                ("weighted F1", all => all.WeightedF1, all => all.WeightedF1),
            ];
        writer.WriteLine("<div class=\"charts\">");
        IntervalChart.Write(writer, $"Scores on {ScoreTexts.Whole(split.Count)} {split.Name} texts", "score",
            [.. metrics.SelectMany(metric => new[] { ("model", scores.Model), ("baseline", scores.Baseline) }
                .Where(one => one.Item2 is not null).Select(one => (one.Item1, Score: metric.Of(one.Item2!)))
                .Select(one => new IntervalRow($"{metric.Name}, {one.Item1}", one.Score.Score, one.Score.Interval,
                    ScoreTexts.Number(one.Score.Score))))]);
        if (scores.Difference is { } difference)
            IntervalChart.Write(writer, "The model less the linear baseline, on the same texts", "difference",
                [.. metrics.Select(metric => (metric.Name, Of: metric.Difference(difference))).Select(one =>
                    new IntervalRow(one.Name, one.Of.Difference, one.Of.Interval, ScoreTexts.Signed(one.Of.Difference),
                        ScoreTexts.Tell(one.Of.Verdict!.Value)))], reference: 0);
        writer.WriteLine("</div>");
        writer.WriteLine($"<p class=\"note\">95 % intervals by {ScoreTexts.Whole(Bootstrap.Resamples)} bootstrap resamples of the "
            + "texts: what other texts would change, not what other training would. \"No difference\": the interval holds 0."
            + (run.Test is null ? "" : $" On the {ScoreTexts.Whole(run.Validation.Count)} validation texts, which chose the epoch: "
                + $"{run.Accuracy} {ScoreTexts.Number(run.Result.Validation?.Accuracy)}, macro F1 {ScoreTexts.Number(run.Result.Validation?.MacroF1)}.")
            + (scores.Baseline is not null ? ""
                : $" There is no linear baseline{(run.Result.Baseline?.Error is { } error ? $": {Html.Escape(error)}" : "")}.")
            + "</p>");
    }
}
