using Glosa.Training;

namespace Glosa.Tests.Training;

/// <summary>Stops a run in an orderly way, or crashes it, after a step or an epoch.</summary>
/// <param name="step">Steps after which it breaks; 0 for none.</param>
/// <param name="epoch">Epochs after which it breaks, once its model is saved; 0 for none.</param>
/// <param name="crash">Whether it ends by an exception, as if killed: no checkpoint is written for it.</param>
internal sealed class BreakAt(long step = 0, int epoch = 0, bool crash = false) : ITrainingObserver
{
    private readonly CancellationTokenSource _stop = new();

    public void Break(TrainingRun run)
    {
        if (crash) Should.Throw<CrashException>(() => run.Run(CancellationToken.None));
        else run.Run(_stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
    }

    public void StepEnded(Trainer trainer) => BreakIf(trainer.State.Steps == step);

    public void EpochEnded(Trainer trainer, EpochRecord record) => BreakIf(trainer.State.EpochsDone == epoch);

    private void BreakIf(bool here)
    {
        if (here && crash) throw new CrashException();
        if (here) _stop.Cancel();
    }

    private sealed class CrashException : Exception;
}
