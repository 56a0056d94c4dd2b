using System.Diagnostics;
using Glosa.Models;
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
internal sealed class TrainingStep(TrainingTask task, TrainingOptions options, Optimizer optimizer) : IDisposable
{
    private readonly LabelWeights? _weights = LabelWeights.Of(task, options);

    /// <summary>Trains on the texts with the given indexes as if they were one batch.</summary>
    /// <exception cref="TrainingDivergedException">A loss or gradient is no number;
    /// the weights are as they were.</exception>
    public StepRecord Take(IReadOnlyList<int[]> batches, StepPlace place)
    {
        var started = Stopwatch.GetTimestamp();
        Engine.Seed(Seeds.Derive(options.Seed, "step", place.Epoch, place.Step));
        var (loss, correct) = (0.0, 0L);
        var weight = batches.Sum(WeightOf);
        foreach (var batch in batches)
        {
            // The loss is a weighted mean, so a batch counts by the weight of its texts.
            var share = WeightOf(batch) / weight;
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
    public void Dispose() => _weights?.Dispose();

    // Mean loss, and how many texts were right. Gradients of its share of the step's loss are added to those at hand.
    private (double Loss, long Correct) Learn(int[] batch, double share)
    {
        using var scope = new TensorScope();
        var texts = TokenBatch.Create(
            [.. batch.Select(index => task.Training.Ids[index])], task.PaddingId, task.Parameters.Device);
        var labels = Tensor.From<long>([.. batch.Select(index => (long)task.Training.Labels[index])])
            .To(task.Parameters.Device);   // [B]
        var logits = task.Model.Forward(texts, training: true);                                     // [B, C]
        var loss = Losses.CrossEntropy(logits, labels, _weights?.Tensor, options.LabelSmoothing);
        (share == 1 ? loss : loss * share).Backward();
        return (loss.Item(), (long)logits.Detach().Argmax(1).EqualTo(labels).Sum().Item());
    }

    private double WeightOf(int[] batch) =>
        _weights is null ? batch.Length : batch.Sum(index => _weights[task.Training.Labels[index]]);
}
