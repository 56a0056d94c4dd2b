using Glosa.Torch;

namespace Glosa.Training.Objectives;

/// <summary>What training makes small: the loss of logits against the labels of the train split.</summary>
internal abstract class Objective : IDisposable
{
    /// <summary>The objective of the task's kind of labels.</summary>
    public static Objective Of(ClassificationTask task, TrainingOptions options) => task.Training.IsMultiLabel
        ? new MultiLabelObjective(task, options)
        : new SingleLabelObjective(task, options);

    /// <summary>The loss, and how many texts are right.</summary>
    /// <param name="logits">[B, C].</param>
    /// <param name="batch">The texts by their indexes.</param>
    public abstract (Tensor Loss, long Correct) Score(Tensor logits, int[] batch);

    /// <summary>How much a batch counts in the loss of a step.</summary>
    public abstract double WeightOf(int[] batch);

    /// <summary>Releases the label weights.</summary>
    public abstract void Dispose();
}
