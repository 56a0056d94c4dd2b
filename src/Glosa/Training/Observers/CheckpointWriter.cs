using Glosa.Neural;
using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>Writes a checkpoint after each epoch, when training is interrupted,
/// and every so many steps if asked to.</summary>
internal sealed class CheckpointWriter(RunDirectory run, Func<Trainer, CheckpointManifest> manifest)
    : ITrainingObserver
{
    public void StepEnded(Trainer trainer)
    {
        var every = trainer.Options.Checkpoints.EverySteps;
        if (every > 0 && trainer.State.StepsInEpoch % every == 0) Write(trainer);
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch) => Write(trainer);

    public void Interrupted(Trainer trainer)
    {
        if (trainer.State.Steps > 0) Write(trainer);
    }

    private void Write(Trainer trainer)
    {
        // Nothing can go on from weights that are no numbers: the checkpoint before stays the last.
        if (!double.IsFinite(WeightNorm.Of(trainer.Task.Parameters))) return;
        Checkpoint.Write(run.Checkpoints, trainer, () => manifest(trainer));
        foreach (var old in Checkpoint.All(run.Checkpoints).SkipLast(trainer.Options.Checkpoints.KeepLast))
            Directory.Delete(old, recursive: true);
    }
}
