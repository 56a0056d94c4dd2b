using System.Globalization;
using System.Text;
using Glosa.Tuning;

namespace Glosa.Cli.Output;

/// <summary>The result of a sweep as text: a row for each trial; two axes make a table for each split, too.</summary>
internal static class SweepTable
{
    /// <summary>The table, and which trial is the best.</summary>
    public static string Format(SweepResult result)
    {
        var text = new StringBuilder().Append(Rows(result));
        if (result.Axes is [var down, var across])
            foreach (var (split, scores) in Splits)
                if (result.Trials.Any(trial => scores[0].Of(trial) is not null))
                    text.Append('\n').Append(Grid(result, split, down, across, scores));
        if (result.Best is { } name)
            text.Append(CultureInfo.InvariantCulture,
                $"\nbest by {result.SelectBy.Replace('_', ' ')} on validation: {name}, {TrialTable.Settings(Trial(name).Settings)}");
        if (result.Best is not null && Trial(result.Best).Test is { } test)
            text.Append(CultureInfo.InvariantCulture,
                $"\nits test: accuracy {test.Accuracy:F4}, macro F1 {test.MacroF1:F4}; those of other trials chose nothing");
        return text.Append(TrialTable.Baseline(result.Baseline)).ToString();

        TrialResult Trial(string named) => result.Trials.First(trial => trial.Name == named);
    }

    private static readonly Score[] s_train = [new("accuracy", trial => trial.TrainAccuracy)];

    private static readonly Score[] s_validation =
    [
        new("accuracy", trial => trial.Validation?.Accuracy), new("macro F1", trial => trial.Validation?.MacroF1),
    ];

    private static readonly Score[] s_test =
        [new("accuracy", trial => trial.Test?.Accuracy), new("macro F1", trial => trial.Test?.MacroF1)];

    private static IEnumerable<(string Split, Score[] Scores)> Splits =>
        [("train", s_train), ("validation", s_validation), ("test", s_test)];

    private static TextTable Rows(SweepResult result)
    {
        string[] paths = [.. result.Axes.Select(axis => axis.Path)];
        var table = new TextTable(result.Axes.Count + 1);
        table.Add(["", .. result.Axes.Select(axis => TrialTable.ShortName(axis.Path, paths)), "train accuracy", "validation accuracy", "macro F1",
            "test accuracy", "macro F1", "best epoch", "seconds"]);
        foreach (var trial in result.Trials)
            table.Add([trial.Name == result.Best ? $"{trial.Name}*" : trial.Name, .. trial.Settings.Values,
                .. trial.Validation is null ? ["no result"]
                    : (string[])[.. Splits.SelectMany(split => split.Scores).Select(score => TrialTable.Number(score.Of(trial))),
                        $"{trial.BestEpoch}", trial.Seconds.ToString("F1", CultureInfo.InvariantCulture)]]);
        return table;
    }

    private static string Grid(SweepResult result, string split, SweepAxis down, SweepAxis across, Score[] scores)
    {
        string[] paths = [down.Path, across.Path];
        var table = new TextTable(leftColumns: 2);
        table.Add([TrialTable.ShortName(down.Path, paths), "", .. across.Values]);
        foreach (var value in down.Values)
        {
            TrialResult[] row = [.. across.Values.Select(column => result.Trials.First(
                trial => trial.Settings[down.Path] == value && trial.Settings[across.Path] == column))];
            if (row.All(trial => scores[0].Of(trial) is null)) continue;
            foreach (var score in scores)
                table.Add([score == scores[0] ? value : "", score.Name, .. row.Select(trial => TrialTable.Number(score.Of(trial)))]);
        }
        return $"{split}, by {TrialTable.ShortName(across.Path, paths)}\n{table}";
    }

    private sealed record Score(string Name, Func<TrialResult, double?> Of);
}
