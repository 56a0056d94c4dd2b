using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>Writes the event file for TensorBoard: up to a hundred steps of an epoch, and each epoch.
/// Events past the checkpoint that a run goes on from are dropped.</summary>
internal sealed class TensorBoardLog(string directory) : ITrainingObserver
{
    private const int StepsToldPerEpoch = 100;
    private const string OfEpochs = "epoch/";
    private EventFile? _file;

    public void Started(Trainer trainer)
    {
        var before = EventFile.Read(directory).ToLookup(IsOfEpoch);
        var steps = before[false].Where(step => step.Step <= trainer.State.Steps);
        // One that a kill came before is made again.
        var epochs = trainer.State.History.Select(epoch =>
            before[true].FirstOrDefault(kept => kept.Step == epoch.Step) ?? Of(epoch));
        _file = EventFile.Create(directory, steps.Concat(epochs).OrderBy(scalars => scalars.Step));
    }

    public void StepEnded(Trainer trainer)
    {
        if (trainer.State.Steps % Math.Max(1, trainer.StepsPerEpoch / StepsToldPerEpoch) != 0) return;
        var step = trainer.LastStep!;
        _file!.Append(EventFile.EventAt(trainer.State.Steps,
            ("train/loss", step.Loss), ("train/accuracy", step.Accuracy), ("train/learning_rate", step.LearningRate),
            ("train/gradient_norm", step.GradientNorm), ("train/texts_per_second", step.TextsPerSecond)));
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch) => _file!.Append(Of(epoch));

    private static ScalarEvent Of(EpochRecord epoch)
    {
        var scores = epoch.Validation;
        (string, double)[] f1 = scores.F1 is { } score ? [("validation/f1", score)] : [];
        return EventFile.EventAt(epoch.Step,
        [
            ("validation/loss", scores.Loss), ("validation/accuracy", scores.Accuracy),
            ("validation/macro_f1", scores.MacroF1), ("validation/weighted_f1", scores.WeightedF1),
            ("validation/macro_precision", scores.MacroPrecision), ("validation/macro_recall", scores.MacroRecall),
            .. f1, (OfEpochs + "number", epoch.Epoch), (OfEpochs + "loss", epoch.TrainLoss),
            (OfEpochs + "accuracy", epoch.TrainAccuracy), (OfEpochs + "gradient_norm", epoch.GradientNorm),
            (OfEpochs + "largest_gradient_norm", epoch.LargestGradientNorm),
            (OfEpochs + "clipped_share", epoch.ClippedShare), (OfEpochs + "weight_norm", epoch.WeightNorm),
            (OfEpochs + "texts_per_second", epoch.TextsPerSecond),
        ]);
    }

    private static bool IsOfEpoch(ScalarEvent scalars) =>
        scalars.Scalars.Any(scalar => scalar.Key.StartsWith(OfEpochs, StringComparison.Ordinal));
}
