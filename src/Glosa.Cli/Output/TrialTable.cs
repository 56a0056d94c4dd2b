using System.Globalization;
using Glosa.Baselines;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Output;

/// <summary>What the results of a sweep and of a search share as text.</summary>
internal static class TrialTable
{
    /// <summary>Settings on one line.</summary>
    public static string Settings(IReadOnlyDictionary<string, string> settings) =>
        string.Join(", ", settings.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>The last key of a path, where no other path has the same; else the path.</summary>
    public static string ShortName(string path, IReadOnlyCollection<string> paths)
    {
        return paths.Count(other => LastKey(other) == LastKey(path)) == 1 ? LastKey(path) : path;

        static string LastKey(string path) => path[(path.LastIndexOf('.') + 1)..];
    }

    /// <summary>Four digits; nothing for null.</summary>
    public static string Number(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A line about the linear baseline; empty without one.</summary>
    public static string Baseline(BaselineResult? baseline) => (baseline?.Test ?? baseline?.Validation) is not { } scores ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"\nlinear baseline, {(baseline!.Test is null ? "validation" : "test")}: accuracy {scores.Accuracy:F4}, "
            + $"macro F1 {scores.MacroF1:F4}");

    /// <summary>The command's exit code: failed if a trial that was possible has failed.</summary>
    public static int ExitCodeOf(TrainingOutcome outcome, IReadOnlyList<TrialResult> trials) =>
        outcome is TrainingOutcome.Interrupted ? ExitCode.Interrupted
        : trials.Any(trial => trial.Outcome is TrialOutcome.Failed) ? ExitCode.Failed : ExitCode.Done;
}
