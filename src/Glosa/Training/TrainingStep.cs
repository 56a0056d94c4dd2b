using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Torch;

namespace Glosa.Training;

/// <summary>One step: forward, loss, backward, clip, change the weights.</summary>
internal sealed class TrainingStep(TrainingTask task, TrainingOptions options, Optimizer optimizer) : IDisposable
{
    private readonly Tensor? _classWeights = ClassWeights(task, options);    // [C]

    /// <summary>Trains on the texts with the given indexes.</summary>
    /// <returns>Mean loss, and how many texts were right.</returns>
    public (double Loss, long Correct) Take(int[] batch, double learningRate, long seed)
    {
        using var scope = new TensorScope();
        Engine.Seed(seed);
        var texts = TokenBatch.Create(
            [.. batch.Select(index => task.Training.Ids[index])], task.PaddingId, task.Parameters.Device);
        var labels = Tensor.From<long>([.. batch.Select(index => (long)task.Training.Labels[index])])
            .To(task.Parameters.Device);   // [B]
        var logits = task.Model.Forward(texts, training: true);                                 // [B, C]
        var loss = Losses.CrossEntropy(logits, labels, _classWeights, options.LabelSmoothing);
        loss.Backward();
        if (options.ClipNorm is { } largest) GradientClipping.ClipByNorm(task.Parameters, largest);
        optimizer.Step(learningRate);
        task.Parameters.ClearGradients();
        return (loss.Item(), (long)logits.Detach().Argmax(1).EqualTo(labels).Sum().Item());
    }

    /// <summary>Releases the label weights.</summary>
    public void Dispose() => _classWeights?.Dispose();

    private static Tensor? ClassWeights(TrainingTask task, TrainingOptions options) => options.ClassWeights.Count == 0
        ? null
        : TensorScope.Detach(Tensor.From<float>([.. task.Labels.Names
            .Select(name => (float)options.ClassWeights.GetValueOrDefault(name, 1))]).To(task.Parameters.Device));
}
