using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>The tags under which TensorBoard shows steps and epochs.</summary>
internal static class TensorBoardScalars
{
    private const string OfEpochs = "epoch/";

    /// <summary>A step by itself.</summary>
    public static ScalarEvent Of(StepRecord step, long number) => EventFile.EventAt(number,
        ("train/loss", step.Loss), ("train/accuracy", step.Accuracy), ("train/learning_rate", step.LearningRate),
        ("train/gradient_norm", step.GradientNorm), ("train/texts_per_second", step.TextsPerSecond));

    /// <summary>An epoch over its training and its validation.</summary>
    public static ScalarEvent Of(EpochRecord epoch)
    {
        var scores = epoch.Validation;
        (string, double)[] f1 = scores.F1 is { } score ? [("validation/f1", score)] : [];
        (string Tag, double Value)[] all =
        [
            ("validation/loss", scores.Loss), ("validation/accuracy", scores.Accuracy),
            ("validation/macro_f1", scores.MacroF1), ("validation/weighted_f1", scores.WeightedF1),
            ("validation/macro_precision", scores.MacroPrecision), ("validation/macro_recall", scores.MacroRecall),
            .. f1,
            (OfEpochs + "number", epoch.Epoch), (OfEpochs + "loss", epoch.TrainLoss),
            (OfEpochs + "accuracy", epoch.TrainAccuracy), (OfEpochs + "gradient_norm", epoch.GradientNorm),
            (OfEpochs + "largest_gradient_norm", epoch.LargestGradientNorm),
            (OfEpochs + "clipped_share", epoch.ClippedShare), (OfEpochs + "weight_norm", epoch.WeightNorm),
            (OfEpochs + "texts_per_second", epoch.TextsPerSecond),
        ];
        return EventFile.EventAt(epoch.Step, [.. all.Where(scalar => !double.IsNaN(scalar.Value))]);
    }

    /// <summary>Whether an event is one of an epoch.</summary>
    public static bool IsOfEpoch(ScalarEvent scalars) =>
        scalars.Scalars.Any(scalar => scalar.Key.StartsWith(OfEpochs, StringComparison.Ordinal));
}
