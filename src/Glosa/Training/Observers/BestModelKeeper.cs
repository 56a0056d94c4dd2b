using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>Saves the model of the best epoch. It comes after the checkpoint,
/// from which it can be made again.</summary>
/// <param name="run">Where the model goes.</param>
/// <param name="save">Saves the model of now as that of the epoch.</param>
internal sealed class BestModelKeeper(RunDirectory run, Action<EpochRecord> save) : ITrainingObserver
{
    public void Started(Trainer trainer)
    {
        AtomicDirectory.Recover(run.Best);
        var state = trainer.State;
        if (state.BestEpoch > 0 && state.BestEpoch == state.EpochsDone && state.StepsInEpoch == 0)
            save(state.History[state.BestEpoch - 1]);
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch)
    {
        if (epoch.IsBest) save(epoch);
    }
}
