using Glosa.Evaluation;

namespace Glosa.Training;

/// <summary>The scores by which epochs are compared.</summary>
/// <param name="Loss">Mean cross-entropy in nats.</param>
/// <param name="Accuracy">Share of correct labels.</param>
/// <param name="MacroF1">Mean F1 of the labels.</param>
/// <param name="WeightedF1">Mean F1 weighted by support.</param>
public sealed record ValidationScores(double Loss, double Accuracy, double MacroF1, double WeightedF1)
{
    /// <summary>The scores out of a whole result.</summary>
    public static ValidationScores Of(EvaluationResult result) =>
        new(result.Loss, result.Accuracy, result.MacroF1, result.WeightedF1);

    /// <summary>The score that the metric names, turned so that more is better.</summary>
    public double Rank(SelectionMetric metric) => metric switch
    {
        SelectionMetric.Loss => -Loss,
        SelectionMetric.MacroF1 => MacroF1,
        SelectionMetric.WeightedF1 => WeightedF1,
        _ => Accuracy,
    };
}
