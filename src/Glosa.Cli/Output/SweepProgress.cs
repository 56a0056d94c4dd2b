using System.Globalization;
using Glosa.Sweeps;
using Glosa.Training;

namespace Glosa.Cli.Output;

/// <summary>A line before each cell of a sweep, and one after it.</summary>
internal sealed class SweepProgress : ISweepObserver
{
    public void RunStarted(int number, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run)
    {
        Terminal.Line();
        Terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"cell {number} of {count}: {SweepTable.Settings(settings)}, {run.Directory}"));
        if (run.Vectors is { } vectors) Terminal.Line($"word vectors {vectors}");
        if (run.KeptStates is { } kept) Terminal.Line($"frozen encoder: {kept}");
    }

    public void RunEnded(SweepRun run)
    {
        Terminal.ClearLine();
        if (run.Validation is { } scores)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{run.Name}: best epoch {run.BestEpoch}, validation accuracy {scores.Accuracy:F4}, "
                + $"macro F1 {scores.MacroF1:F4}"));
        else if (run.Error is { } error) Terminal.Error($"{run.Name}, {SweepTable.Settings(run.Settings)}: {error}");
    }
}
