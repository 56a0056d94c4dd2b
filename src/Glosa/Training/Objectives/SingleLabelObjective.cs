using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Training.Objectives;

/// <summary>Cross-entropy of the one label that each text has; a mean weighted by the labels' weights.</summary>
internal sealed class SingleLabelObjective(ClassificationTask task, TrainingOptions options) : Objective
{
    private readonly LabelWeights? _weights = LabelWeights.Of(task, options);

    public override (Tensor Loss, long Correct) Score(Tensor logits, int[] batch)
    {
        var labels = Tensor.From<long>([.. batch.Select(index => (long)task.Training.Labels[index])])
            .To(logits.Device);   // [B]
        var loss = Losses.CrossEntropy(logits, labels, _weights?.Tensor, options.LabelSmoothing);
        return (loss, (long)logits.Detach().Argmax(1).EqualTo(labels).Sum().Item());
    }

    public override double WeightOf(int[] batch) =>
        _weights is null ? batch.Length : batch.Sum(index => _weights[task.Training.Labels[index]]);

    public override void Dispose() => _weights?.Dispose();
}
