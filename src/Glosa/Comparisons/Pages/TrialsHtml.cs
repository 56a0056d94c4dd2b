using System.Globalization;
using Glosa.Pages;
using Glosa.Pages.Charts;
using Glosa.Recipes.Binding;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Comparisons.Pages;

/// <summary>What the settings of a sweep or a search did: each against the validation score, and the grid of two.</summary>
internal static class TrialsHtml
{
    /// <summary>Writes them.</summary>
    public static void Write(TextWriter writer, ComparedTrials trials)
    {
        if (trials.Trials.Count == 0) return;
        var metric = Enum.GetValues<SelectionMetric>().First(one => OptionNames.Of($"{one}") == trials.SelectBy);
        var best = trials.Trials.FirstOrDefault(trial => trial.Name == trials.Best);
        writer.WriteLine($"<h2>{(trials.Axes.Count > 0 ? "Sweep" : "Search")} in {Html.Escape(trials.Path)}</h2>");
        if (best is not null)
            writer.WriteLine($"<p>Best by {RunTexts.Metric(metric)} on validation: {Html.Escape(best.Name)}, "
                + $"{Html.Escape(Settings(best))}.</p>");
        writer.WriteLine("<div class=\"charts\">");
        foreach (var path in trials.Trials[0].Settings.Keys) WriteSetting(writer, trials, path, metric);
        writer.WriteLine("</div>");
        if (trials.Axes is [var down, var across]) WriteGrid(writer, trials, down, across);
    }

    private static void WriteSetting(TextWriter writer, ComparedTrials trials, string path, SelectionMetric metric)
    {
        string[] values = [.. trials.Trials.Select(trial => trial.Settings[path]).Distinct()];
        var numbers = values.Select(Parse).ToArray();
        var areNumbers = numbers.All(number => number is not null);
        var axis = !areNumbers ? Axis.Names(path, values)
            : numbers.Min() > 0 && numbers.Max() / numbers.Min() >= 10 ? Axis.Logarithmic(path, numbers.Select(number => number!.Value))
            : Axis.Linear(path, numbers.Select(number => number!.Value));
        ChartSeries[] series =
        [
            new("trained no further", SeriesLook.Muted, [.. Points(trial => trial.Outcome is TrialOutcome.Pruned)]),
            new("trained to the end", new(0),
                [.. Points(trial => trial.Outcome is not TrialOutcome.Pruned && trial.Name != trials.Best)]),
            new("the best", new(1), [.. Points(trial => trial.Name == trials.Best)]),
        ];
        ScatterChart.Write(writer, $"validation {RunTexts.Metric(metric)} by {path}", axis,
            Axis.Linear($"validation {RunTexts.Metric(metric)}", series.SelectMany(one => one.Drawn).Select(point => point.Y)),
            series);

        IEnumerable<ChartPoint> Points(Func<TrialResult, bool> which) => trials.Trials.Where(which).Select(Point);

        ChartPoint Point(TrialResult trial)
        {
            var score = Math.Abs(trial.Validation!.Rank(metric));     // less is better of loss, which ranks below 0
            return new(areNumbers ? Parse(trial.Settings[path])!.Value : Array.IndexOf(values, trial.Settings[path]), score,
                FormattableString.Invariant($"{trial.Name}, {Settings(trial)}: {ScoreTexts.Number(score)} after {trial.Epochs} epochs"));
        }
    }

    private static void WriteGrid(TextWriter writer, ComparedTrials trials, SweepAxis down, SweepAxis across)
    {
        (string Name, Func<TrialResult, double?> Of)[] scores =
        [
            ("train accuracy", trial => trial.TrainAccuracy), ("validation accuracy", trial => trial.Validation?.Accuracy),
            ("validation macro F1", trial => trial.Validation?.MacroF1), ("test accuracy", trial => trial.Test?.Accuracy),
            ("test macro F1", trial => trial.Test?.MacroF1),
        ];
        HeatTable.Write(writer, $"{down.Path} by {across.Path}; the best trial is bold", down.Path, across.Values,
            down.Values.SelectMany(value => scores.Where(score => trials.Trials.Any(trial => score.Of(trial) is not null))
                .Select(score => ($"{value}, {score.Name}", (IReadOnlyList<HeatCell>)
                    [.. across.Values.Select(column => Cell(score.Of, value, column))]))));

        HeatCell Cell(Func<TrialResult, double?> score, string value, string column)
        {
            var trial = trials.Trials.FirstOrDefault(
                one => one.Settings[down.Path] == value && one.Settings[across.Path] == column);
            var number = trial is null ? null : score(trial);
            return new(number is null ? "–" : ScoreTexts.Number(number), number is null ? 0
                : HeatTable.Among(number.Value, trials.Trials.Select(score).OfType<double>()),
                trial is not null && trial.Name == trials.Best, trial?.Name ?? "no result");
        }
    }

    private static string Settings(TrialResult trial) =>
        string.Join(", ", trial.Settings.Select(setting => $"{setting.Key}={setting.Value}"));

    private static double? Parse(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;
}
