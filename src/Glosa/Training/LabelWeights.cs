using Glosa.Torch;

namespace Glosa.Training;

/// <summary>The weight of each label in the loss.</summary>
internal sealed class LabelWeights : IDisposable
{
    private readonly float[] _values;   // [C]

    private LabelWeights(float[] values, Device device)
    {
        using var scope = new TensorScope();
        _values = values;
        Tensor = TensorScope.Detach(Tensor.From<float>(values).To(device));
    }

    /// <summary>The same, [C], where the model is.</summary>
    public Tensor Tensor { get; }

    /// <summary>The weight of a label.</summary>
    public double this[int label] => _values[label];

    /// <summary>The weights that the settings ask for, or null where all labels weigh the same.</summary>
    public static LabelWeights? Of(ClassificationTask task, TrainingOptions options)
    {
        if (options.BalanceClasses)
            return new LabelWeights(task.Training.LabelsOfTexts is { } several
                ? BalancedSides(several, task.Labels.Count)
                : Balanced(task.Training.Labels, task.Labels.Count), task.Parameters.Device);
        return options.ClassWeights.Count == 0 ? null : new LabelWeights([.. task.Labels.Names
            .Select(name => (float)options.ClassWeights.GetValueOrDefault(name, 1))], task.Parameters.Device);
    }

    /// <summary>Texts / (labels · texts of the label), so that all labels weigh the same together.
    /// scikit-learn's <c>balanced</c>.</summary>
    public static float[] Balanced(IReadOnlyList<int> labels, int labelCount)
    {
        var texts = new int[labelCount];
        foreach (var label in labels) texts[label]++;
        // A label without texts has no part in the loss but by smoothing; as if it had one.
        return [.. texts.Select(ofLabel => (float)((double)labels.Count / labelCount / Math.Max(1, ofLabel)))];
    }

    /// <summary>Texts without the label / texts with it, so that both sides of each label weigh the same together.</summary>
    public static float[] BalancedSides(IReadOnlyList<int[]> labels, int labelCount)
    {
        var texts = new int[labelCount];
        foreach (var label in labels.SelectMany(ofText => ofText)) texts[label]++;
        // A label that no text has, or each, has one side only; as if it had one text on the other.
        return [.. texts.Select(with => (float)((double)Math.Max(1, labels.Count - with) / Math.Max(1, with)))];
    }

    public void Dispose() => Tensor.Dispose();
}
