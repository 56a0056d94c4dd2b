using System.Globalization;
using Glosa.Evaluation;
using Glosa.Training.Series;

namespace Glosa.Cli.Output;

/// <summary>The result of a series as text: a row for each run, then means, intervals and the difference from the
/// baseline.</summary>
internal static class SeriesTable
{
    public static string Format(SeriesResult result)
    {
        var table = new TextTable();
        table.Add(result.Split, "accuracy", "macro F1", "weighted F1", "baseline accuracy", "macro F1", "weighted F1");
        foreach (var run in result.Runs)
            table.Add([run.Name, .. run.Model is null ? ["diverged"] : Cells(run.Model, Number),
                .. run.Baseline is null ? [] : Cells(run.Baseline, Number)]);
        if (result.Model is { } model)
        {
            AddRow("mean", score => Number(score.Mean));
            AddRow("deviation", score => score.StandardDeviation is { } deviation ? Number(deviation) : "");
            if (model.Accuracy.Pooled is not null) AddRow("all texts", score => Number(score.Pooled!.Value));
            AddRow("95 % from", score => score.Interval is { } interval ? Number(interval.Low) : "");
            AddRow("to", score => score.Interval is { } interval ? Number(interval.High) : "");

            void AddRow(string name, Func<ScoreSummary, string> show) => table.Add(
                [name, .. Cells(model, show), .. result.Baseline is null ? [] : Cells(result.Baseline, show)]);
        }
        return table + (result.Difference is { } difference
            ? $"""

                model − baseline
                {Tell("accuracy", difference.Accuracy)}
                {Tell("macro F1", difference.MacroF1)}
                {Tell("weighted F1", difference.WeightedF1)}

                """ : "") + $"\nintervals: {result.Intervals}";
    }

    private static string[] Cells<T>(ByMetric<T> scores, Func<T, string> show) =>
        [show(scores.Accuracy), show(scores.MacroF1), show(scores.WeightedF1)];

    private static string Tell(string metric, PairedDifference difference) => $"  {metric,-11}  "
        + string.Create(CultureInfo.InvariantCulture, $"{difference.Difference:+0.0000;-0.0000;0.0000}")
        + (difference.Interval is { } interval
            ? string.Create(CultureInfo.InvariantCulture, $" ({interval.Low:F4} to {interval.High:F4}): ") : "")
        + difference.Verdict switch
        {
            Verdict.Better => "better",
            Verdict.Worse => "worse",
            Verdict.NoDifference => "no difference within noise",
            _ => "",
        };

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
