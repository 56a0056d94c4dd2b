using System.Globalization;
using System.Text;
using Glosa.Tuning;

namespace Glosa.Cli.Output;

/// <summary>The result of a search as text: a row for each trial, those that were trained furthest first.</summary>
internal static class SearchTable
{
    /// <summary>The table, and what the best trial gave.</summary>
    public static string Format(SearchResult result)
    {
        string[] paths = [.. result.Trials.FirstOrDefault()?.Settings.Keys ?? []];
        var table = new TextTable(paths.Length + 1);
        table.Add(["", .. paths.Select(path => TrialTable.ShortName(path, paths)), "epochs", "validation loss", "accuracy",
            "macro F1", "seconds", ""]);
        foreach (var trial in result.Trials.OrderByDescending(trial => trial.Name == result.Best)
            .ThenByDescending(trial => trial.Epochs))
            table.Add([trial.Name == result.Best ? $"{trial.Name}*" : trial.Name, .. trial.Settings.Values, $"{trial.Epochs}",
                TrialTable.Number(trial.Validation?.Loss), TrialTable.Number(trial.Validation?.Accuracy),
                TrialTable.Number(trial.Validation?.MacroF1), trial.Seconds.ToString("F1", CultureInfo.InvariantCulture),
                trial.Outcome switch
                {
                    TrialOutcome.Pruned => "pruned",
                    TrialOutcome.StoppedEarly => "stopped early",
                    TrialOutcome.Failed => "failed",
                    _ => "",
                }]);
        var text = new StringBuilder().Append(table);
        if (result.Trials.FirstOrDefault(trial => trial.Name == result.Best) is { } best)
            text.Append(CultureInfo.InvariantCulture,
                $"\nbest by {result.SelectBy.Replace('_', ' ')} on validation: {best.Name}, {TrialTable.Settings(best.Settings)}")
                .Append($"\nmodel {result.Model}");
        if (result.Test is { } test)
            text.Append(CultureInfo.InvariantCulture,
                $"\ntest, read once: accuracy {test.Accuracy:F4}, macro F1 {test.MacroF1:F4} on {test.TextCount:N0} texts");
        return text.Append(TrialTable.Baseline(result.Baseline)).ToString();
    }
}
