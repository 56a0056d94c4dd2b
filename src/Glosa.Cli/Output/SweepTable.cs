using System.Globalization;
using System.Text;
using Glosa.Sweeps;

namespace Glosa.Cli.Output;

/// <summary>The result of a sweep as text: a row for each cell; two axes make a table for each split, too.</summary>
internal static class SweepTable
{
    /// <summary>The table, and which cell is the best.</summary>
    public static string Format(SweepResult result)
    {
        var text = new StringBuilder().Append(Rows(result));
        if (result.Axes is [var down, var across])
            foreach (var (split, scores) in Splits)
                if (result.Cells.Any(cell => scores[0].Of(cell) is not null))
                    text.Append('\n').Append(Grid(result, split, down, across, scores));
        if (result.Best is { } name)
            text.Append(CultureInfo.InvariantCulture,
                $"\nbest by {result.SelectBy.Replace('_', ' ')} on validation: {name}, {Settings(Cell(name).Settings)}");
        if (result.Best is not null && Cell(result.Best).Test is { } test)
            text.Append(CultureInfo.InvariantCulture,
                $"\nits test: accuracy {test.Accuracy:F4}, macro F1 {test.MacroF1:F4}; those of other cells chose nothing");
        if ((result.Baseline?.Test ?? result.Baseline?.Validation) is { } baseline)
            text.Append(CultureInfo.InvariantCulture,
                $"\nlinear baseline, {(result.Baseline!.Test is null ? "validation" : "test")}: accuracy {baseline.Accuracy:F4}, "
                + $"macro F1 {baseline.MacroF1:F4}");
        return text.ToString();

        SweepRun Cell(string named) => result.Cells.First(cell => cell.Name == named);
    }

    /// <summary>Settings on one line.</summary>
    public static string Settings(IReadOnlyDictionary<string, string> settings) =>
        string.Join(", ", settings.Select(pair => $"{pair.Key}={pair.Value}"));

    private static readonly Score[] s_train = [new("accuracy", cell => cell.TrainAccuracy)];

    private static readonly Score[] s_validation =
    [
        new("accuracy", cell => cell.Validation?.Accuracy), new("macro F1", cell => cell.Validation?.MacroF1),
    ];

    private static readonly Score[] s_test =
        [new("accuracy", cell => cell.Test?.Accuracy), new("macro F1", cell => cell.Test?.MacroF1)];

    private static IEnumerable<(string Split, Score[] Scores)> Splits =>
        [("train", s_train), ("validation", s_validation), ("test", s_test)];

    private static TextTable Rows(SweepResult result)
    {
        var table = new TextTable(result.Axes.Count + 1);
        table.Add(["", .. result.Axes.Select(axis => ShortName(axis, result)), "train accuracy", "validation accuracy", "macro F1",
            "test accuracy", "macro F1", "best epoch", "seconds"]);
        foreach (var cell in result.Cells)
            table.Add([cell.Name == result.Best ? $"{cell.Name}*" : cell.Name, .. cell.Settings.Values,
                .. cell.Validation is null ? [cell.Outcome is null ? "no result" : ""]
                    : (string[])[.. Splits.SelectMany(split => split.Scores).Select(score => Number(score.Of(cell))),
                        $"{cell.BestEpoch}", cell.Seconds.ToString("F1", CultureInfo.InvariantCulture)]]);
        return table;
    }

    private static string Grid(SweepResult result, string split, SweepAxis down, SweepAxis across, Score[] scores)
    {
        var table = new TextTable(leftColumns: 2);
        table.Add([ShortName(down, result), "", .. across.Values]);
        foreach (var value in down.Values)
        {
            SweepRun[] row = [.. across.Values.Select(column => result.Cells.First(
                cell => cell.Settings[down.Path] == value && cell.Settings[across.Path] == column))];
            if (row.All(cell => scores[0].Of(cell) is null)) continue;
            foreach (var score in scores)
                table.Add([score == scores[0] ? value : "", score.Name, .. row.Select(cell => Number(score.Of(cell)))]);
        }
        return $"{split}, by {ShortName(across, result)}\n{table}";
    }

    // The last key of the path, where no other axis has the same.
    private static string ShortName(SweepAxis axis, SweepResult result)
    {
        return result.Axes.Count(other => LastKey(other) == LastKey(axis)) == 1 ? LastKey(axis) : axis.Path;

        static string LastKey(SweepAxis axis) => axis.Path[(axis.Path.LastIndexOf('.') + 1)..];
    }

    private static string Number(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "";

    private sealed record Score(string Name, Func<SweepRun, double?> Of);
}
