using Glosa.Training;

namespace Glosa.Tuning;

/// <summary>Follows the trials of a sweep or a search.</summary>
public interface ITrialObserver
{
    /// <summary>A trial starts, or goes on; one that had ended before is not told.</summary>
    /// <param name="name">The trial's name: <c>trial-1</c>.</param>
    /// <param name="count">Number of trials.</param>
    /// <param name="settings">Its values by path.</param>
    /// <param name="run">The run, before its first step.</param>
    void TrialStarted(string name, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run);

    /// <summary>A trial has its result, or failed; impossible ones are not told.</summary>
    void TrialEnded(TrialResult trial);

    /// <summary>A search has compared its trials after so many epochs each, and goes on with some of them.</summary>
    /// <param name="epochs">Epochs that each was trained.</param>
    /// <param name="compared">Trials that were compared.</param>
    /// <param name="kept">Names of those that go on, the best first.</param>
    void RungEnded(int epochs, int compared, IReadOnlyList<string> kept)
    {
    }
}
