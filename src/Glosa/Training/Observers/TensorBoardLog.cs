using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>Writes the event file for TensorBoard: about a hundred steps of an epoch, and each epoch.
/// Events past the checkpoint that a run goes on from are dropped.</summary>
internal sealed class TensorBoardLog(string directory) : ITrainingObserver
{
    private const int StepsPerEpoch = 100;
    private EventFile? _file;

    public void Started(Trainer trainer)
    {
        var before = EventFile.Read(directory).ToLookup(TensorBoardScalars.IsOfEpoch);
        var steps = before[false].Where(step => step.Step <= trainer.State.Steps);
        // One that a kill came before is made again.
        var epochs = trainer.State.History.Select(epoch =>
            before[true].FirstOrDefault(kept => kept.Step == epoch.Step) ?? TensorBoardScalars.Of(epoch));
        _file = EventFile.Create(directory, steps.Concat(epochs).OrderBy(scalars => scalars.Step));
    }

    public void StepEnded(Trainer trainer)
    {
        if (trainer.State.Steps % Math.Max(1, trainer.StepsPerEpoch / StepsPerEpoch) == 0)
            _file!.Append(TensorBoardScalars.Of(trainer.LastStep!, trainer.State.Steps));
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch) => _file!.Append(TensorBoardScalars.Of(epoch));
}
