using System.Diagnostics;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Torch;
using Glosa.Training.Objectives;

namespace Glosa.Training;

/// <summary>Where a step is taken.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps of the epoch taken before.</param>
/// <param name="LearningRate">The learning rate.</param>
internal readonly record struct StepPlace(int Epoch, int Step, double LearningRate);

/// <summary>One step: forward, loss and backward for each of its batches, then clip and change the weights.</summary>
internal sealed class TrainingStep(TrainingTask task, TrainingOptions options, Optimizer optimizer) : IDisposable
{
    private readonly Objective _objective = Objective.Of(task, options);

    /// <summary>Trains on the texts with the given indexes as if they were one batch.</summary>
    /// <exception cref="TrainingDivergedException">A loss or gradient is no number;
    /// the weights are as they were.</exception>
    public StepRecord Take(IReadOnlyList<int[]> batches, StepPlace place)
    {
        var started = Stopwatch.GetTimestamp();
        Engine.Seed(Seeds.Derive(options.Seed, "step", place.Epoch, place.Step));
        var (loss, correct) = (0.0, 0L);
        var weight = batches.Sum(_objective.WeightOf);
        foreach (var batch in batches)
        {
            // The loss is a weighted mean, so a batch counts by the weight of its texts.
            var share = _objective.WeightOf(batch) / weight;
            var (ofBatch, right) = Learn(batch, share);
            TrainingDivergedException.ThrowUnlessNumber("loss", ofBatch, options, task, place, batch);
            loss += ofBatch * share;
            correct += right;
        }
        var norm = GradientClipping.ClipByNorm(task.Parameters, options.ClipNorm ?? 0);
        TrainingDivergedException.ThrowUnlessNumber(
            "gradient norm", norm, options, task, place, [.. batches.SelectMany(batch => batch)]);
        optimizer.Step(place.LearningRate);
        task.Parameters.ClearGradients();
        return new StepRecord(place.LearningRate, batches.Sum(batch => batch.Length), correct, loss, norm,
            norm > options.ClipNorm, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Releases the label weights.</summary>
    public void Dispose() => _objective.Dispose();

    // Mean loss, and how many texts were right. Gradients of its share of the step's loss are added to those at hand.
    private (double Loss, long Correct) Learn(int[] batch, double share)
    {
        using var scope = new TensorScope();
        var texts = TokenBatch.Create(
            [.. batch.Select(index => task.Training.Ids[index])], task.PaddingId, task.Parameters.Device);
        var (loss, correct) = _objective.Score(task.Model.Forward(texts, training: true), batch);
        (share == 1 ? loss : loss * share).Backward();
        return (loss.Item(), correct);
    }
}
