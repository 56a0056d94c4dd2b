using Glosa.Training;

namespace Glosa.Tuning;

/// <summary>Passes on what threads tell, so that an observer hears one of them at a time.</summary>
internal sealed class OneAtATime(ITrialObserver observer) : ITrialObserver
{
    private readonly Lock _lock = new();

    public void TrialStarted(string name, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run)
    {
        lock (_lock) observer.TrialStarted(name, count, settings, run);
    }

    public void TrialEnded(TrialResult trial)
    {
        lock (_lock) observer.TrialEnded(trial);
    }

    public void RungEnded(int epochs, int compared, IReadOnlyList<string> kept)
    {
        lock (_lock) observer.RungEnded(epochs, compared, kept);
    }
}
