namespace Glosa.Training.Series;

/// <summary>Follows the runs of a series.</summary>
public interface ISeriesObserver
{
    /// <summary>A run starts, or goes on; one that had ended before is not told.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="count">Number of runs.</param>
    /// <param name="run">The run, before its first step.</param>
    void RunStarted(int number, int count, TrainingRun run);

    /// <summary>A run has ended, or had before, or diverged.</summary>
    void RunEnded(SeriesRun run);
}
