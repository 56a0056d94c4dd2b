using System.Diagnostics;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Torch;

namespace Glosa.Training;

/// <summary>Where a step is taken.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps of the epoch taken before.</param>
/// <param name="LearningRate">The learning rate.</param>
internal readonly record struct StepPlace(int Epoch, int Step, double LearningRate);

/// <summary>One step: forward, loss and backward for each of its batches, then clip and change the weights.</summary>
internal sealed class TrainingStep(TrainingTask task, TrainingOptions options, Optimizer optimizer)
{
    /// <summary>Trains on the texts with the given indexes as if they were one batch.</summary>
    /// <exception cref="TrainingDivergedException">A loss or gradient is no number;
    /// the weights are as they were.</exception>
    public StepRecord Take(IReadOnlyList<int[]> batches, StepPlace place)
    {
        var started = Stopwatch.GetTimestamp();
        Engine.Seed(Seeds.Derive(options.Seed, "step", place.Epoch, place.Step));
        var (loss, correct, decisions) = (0.0, 0L, 0L);
        var weight = batches.Sum(task.WeightOf);
        foreach (var batch in batches)
        {
            // The loss is a weighted mean, so a batch counts by the weight of its texts.
            var share = task.WeightOf(batch) / weight;
            var (ofBatch, right, made) = Learn(batch, share, place);
            TrainingDivergedException.ThrowUnlessNumber("loss", ofBatch, options, task, place, batch);
            loss += ofBatch * share;
            correct += right;
            decisions += made;
        }
        var norm = GradientClipping.ClipByNorm(task.Parameters, options.ClipNorm ?? 0);
        TrainingDivergedException.ThrowUnlessNumber(
            "gradient norm", norm, options, task, place, [.. batches.SelectMany(batch => batch)]);
        optimizer.Step(place.LearningRate);
        task.Parameters.ClearGradients();
        return new StepRecord(place.LearningRate, batches.Sum(batch => batch.Length), correct, decisions, loss, norm,
            norm > options.ClipNorm, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    // Mean loss, and how many decisions of how many were right. Gradients of its share of the step's loss are added to
    // those at hand.
    private (double Loss, long Correct, long Decisions) Learn(int[] batch, double share, StepPlace place)
    {
        using var scope = new TensorScope();
        using var checkpointing = new GradientCheckpointing();
        var result = task.Learn(batch, place);
        checkpointing.Backward(share == 1 ? result.Loss : result.Loss * share);
        return (result.Loss.Item(), result.Correct, result.Decisions);
    }
}
