using System.Globalization;
using Glosa.Comparisons;
using Glosa.Evaluation;

namespace Glosa.Cli.Output;

/// <summary>A comparison as text: scores and differences, then the settings that differ.</summary>
internal static class ComparisonText
{
    // More columns than fit beside each other.
    private const int MostRunsAcross = 4;

    public static string Format(Comparison comparison)
    {
        var accuracy = comparison.IsMultiLabel ? "subset accuracy" : "accuracy";
        return string.Join('\n', (IEnumerable<string>)
        [
            $"{Scores(comparison, accuracy, scores => scores.Accuracy, differences => differences.Accuracy, inFull: true)}",
            $"{Scores(comparison, "macro F1", scores => scores.MacroF1, differences => differences.MacroF1, inFull: false)}",
            .. Settings(comparison) is { } settings ? [$"{settings}"] : Array.Empty<string>(),
            .. comparison.Notes, .. comparison.Method,
        ]);
    }

    private static TextTable Scores(Comparison comparison, string name, Func<ByMetric<ScoreInterval>, ScoreInterval> score,
        Func<ByMetric<PairedDifference>, PairedDifference> difference, bool inFull)
    {
        var table = new TextTable();
        var compared = comparison.Runs.Any(run => run.Difference is not null);
        var withTest = comparison.Runs.Any(run => run.Test is not null);
        table.Add([name, "validation", .. withTest ? ["test"] : Array.Empty<string>(), $"95 % of {comparison.Split}", "linear baseline",
            .. compared ? ["difference", "95 %"] : Array.Empty<string>(), .. compared && inFull ? ["p", ""] : Array.Empty<string>(),
            .. inFull ? ["best epoch", "weights", "texts/s", "seconds"] : Array.Empty<string>()]);
        foreach (var run in comparison.Runs)
        {
            table.Add([run.Name,
                TrialTable.Number(inFull ? run.Validation?.Accuracy : run.Validation?.MacroF1),
                .. withTest ? [TrialTable.Number(inFull ? run.Test?.Accuracy : run.Test?.MacroF1)] : Array.Empty<string>(),
                Range(run.Scores is null ? null : score(run.Scores).Interval, "0.0000"),
                TrialTable.Number(inFull ? run.Baseline?.Accuracy : run.Baseline?.MacroF1),
                .. compared ? Difference(run.Difference, difference, inFull) : [],
                .. inFull ? (string[])[run.Folds is null ? $"{run.BestEpoch} of {run.Epochs}" : $"{run.Folds} folds",
                    Whole(run.Weights), Whole(run.TextsPerSecond), run.Seconds.ToString("F1", CultureInfo.InvariantCulture)] : []]);
        }
        return table;
    }

    private static string[] Difference(RunDifference? difference, Func<ByMetric<PairedDifference>, PairedDifference> of, bool inFull) =>
        difference is null ? [.. Enumerable.Repeat("", inFull ? 4 : 2)] :
        [
            of(difference.Scores).Difference.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture),
            Range(of(difference.Scores).Interval, "+0.0000;-0.0000;0.0000"),
            .. inFull ? (string[])[difference.AdjustedPValue < 0.0001 ? "<0.0001" : TrialTable.Number(difference.AdjustedPValue),
                difference.Verdict switch
                {
                    Verdict.Better => "better",
                    Verdict.Worse => "worse",
                    _ => "no difference",
                }] : [],
        ];

    private static TextTable? Settings(Comparison comparison)
    {
        var (runs, settings) = (comparison.Runs, comparison.Settings);
        if (settings.Count == 0) return null;
        var across = runs.Count <= MostRunsAcross;
        var table = new TextTable((across ? runs.Count : settings.Count) + 1);
        table.Add(["settings that differ", .. across ? runs.Select(run => run.Name) : settings]);
        if (across)
            foreach (var path in settings) table.Add([path, .. runs.Select(run => Value(run, path))]);
        else
            foreach (var run in runs) table.Add([run.Name, .. settings.Select(path => Value(run, path))]);
        return table;
    }

    private static string Value(ComparedRun run, string path) => run.Settings.GetValueOrDefault(path, "-");

    private static string Range(Interval? interval, string format) => interval is null ? ""
        : $"{interval.Low.ToString(format, CultureInfo.InvariantCulture)} to {interval.High.ToString(format, CultureInfo.InvariantCulture)}";

    private static string Whole(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
