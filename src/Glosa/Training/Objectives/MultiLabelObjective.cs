using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Training.Objectives;

/// <summary>Binary cross-entropy of each label by itself, the mean over texts and labels. The labels' weights are those
/// of their positive side, PyTorch's <c>pos_weight</c>.</summary>
/// <remarks>A text is right if all its labels are, and no other is given, at a probability of one half: scikit-learn's
/// <c>accuracy_score</c>.</remarks>
internal sealed class MultiLabelObjective(ClassificationTask task, TrainingOptions options) : Objective
{
    private readonly LabelWeights? _weights = LabelWeights.Of(task, options);

    public override (Tensor Loss, long Correct) Score(Tensor logits, int[] batch)
    {
        var targets = Tensor.From<float>(Targets(batch), [batch.Length, task.Labels.Count]).To(logits.Device);   // [B, C]
        var loss = Losses.BinaryCrossEntropy(logits, targets, _weights?.Tensor, options.LabelSmoothing);
        var half = Tensor.From<float>([0f]).To(logits.Device);
        var given = half.LessThan(logits.Detach());                                                              // [B, C]
        var correct = given.EqualTo(half.LessThan(targets)).Sum(1)
            .EqualTo(Tensor.From<long>([task.Labels.Count]).To(logits.Device));                                  // [B]
        return (loss, (long)correct.Sum().Item());
    }

    public override double WeightOf(int[] batch) => batch.Length;

    public override void Dispose() => _weights?.Dispose();

    private float[] Targets(int[] batch)
    {
        var targets = new float[batch.Length * task.Labels.Count];
        for (var row = 0; row < batch.Length; row++)
            foreach (var label in task.Training.LabelsOfTexts![batch[row]])
                targets[row * task.Labels.Count + label] = 1;
        return targets;
    }
}
