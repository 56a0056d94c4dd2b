using System.Globalization;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Cli.Output;

/// <summary>A line before each run of a series, and one after it.</summary>
internal sealed class SeriesProgress : ISeriesObserver
{
    public void RunStarted(int number, int count, TrainingRun run)
    {
        Terminal.Line();
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"run {number} of {count}: {run.Directory}"));
        if (run.Vectors is { } vectors) Terminal.Line($"word vectors {vectors}");
    }

    public void RunEnded(SeriesRun run)
    {
        Terminal.ClearLine();
        if (run.Error is { } error) Terminal.Error($"{run.Name} diverged: {error}");
        else if (run.Model is { } scores)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{run.Name}: best epoch {run.BestEpoch}, accuracy {scores.Accuracy:F4}, macro F1 {scores.MacroF1:F4} ")
                + string.Create(CultureInfo.InvariantCulture, $"on {run.Texts:N0} texts"));
    }
}
