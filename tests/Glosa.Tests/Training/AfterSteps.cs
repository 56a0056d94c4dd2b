using Glosa.Training;

namespace Glosa.Tests.Training;

/// <summary>Acts after so many steps of all runs together.</summary>
internal sealed class AfterSteps(int step, Action act) : ITrainingObserver
{
    private int _steps;

    public void StepEnded(Trainer trainer)
    {
        if (Interlocked.Increment(ref _steps) == step) act();
    }
}
