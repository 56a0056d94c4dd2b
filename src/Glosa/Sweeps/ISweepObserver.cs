using Glosa.Training;

namespace Glosa.Sweeps;

/// <summary>Follows the runs of a sweep.</summary>
public interface ISweepObserver
{
    /// <summary>A cell's run starts, or goes on; one that had ended before is not told.</summary>
    /// <param name="number">Its number among the cells, from 1.</param>
    /// <param name="count">Number of cells.</param>
    /// <param name="settings">Its values by path.</param>
    /// <param name="run">The run, before its first step.</param>
    void RunStarted(int number, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run);

    /// <summary>A cell has its result, or failed; impossible ones are not told.</summary>
    void RunEnded(SweepRun run);
}
