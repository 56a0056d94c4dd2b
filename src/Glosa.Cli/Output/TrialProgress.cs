using System.Globalization;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Output;

/// <summary>A line before each trial of a sweep or a search, and one after it.</summary>
internal sealed class TrialProgress : ITrialObserver
{
    public void TrialStarted(string name, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run)
    {
        Terminal.Line();
        Terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{name} of {count}: {TrialTable.Settings(settings)}, {run.Directory}"));
        if (run.Vectors is { } vectors) Terminal.Line($"word vectors {vectors}");
        if (run.KeptStates is { } kept) Terminal.Line($"frozen encoder: {kept}");
    }

    public void TrialEnded(TrialResult trial)
    {
        Terminal.ClearLine();
        if (trial.Validation is { } scores)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{trial.Name}: best epoch {trial.BestEpoch}, validation accuracy {scores.Accuracy:F4}, "
                + $"macro F1 {scores.MacroF1:F4}"));
        else if (trial.Error is { } error)
            Terminal.Error($"{trial.Name}, {TrialTable.Settings(trial.Settings)}: {error}");
    }

    public void RungEnded(int epochs, int compared, IReadOnlyList<string> kept)
    {
        Terminal.Line();
        Terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"after {epochs} epochs {kept.Count} of {compared} go on: {string.Join(", ", kept)}"));
    }
}
