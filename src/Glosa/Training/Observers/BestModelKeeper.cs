using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>Saves the model of the best epoch. It comes after the checkpoint,
/// from which it can be made again.</summary>
internal sealed class BestModelKeeper(RunDirectory run, SavedModel model) : ITrainingObserver
{
    public void Started(Trainer trainer)
    {
        AtomicDirectory.Recover(run.Best);
        var state = trainer.State;
        if (state.BestEpoch > 0 && state.BestEpoch == state.EpochsDone && state.StepsInEpoch == 0) Save(trainer);
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch)
    {
        if (epoch.IsBest) Save(trainer);
    }

    private void Save(Trainer trainer)
    {
        var epoch = trainer.State.History[trainer.State.BestEpoch - 1];
        model.Save(run.Best, epoch.Epoch, ModelCard.Write(model, epoch, test: null), epoch.Thresholds);
    }
}
