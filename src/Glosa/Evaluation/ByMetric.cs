namespace Glosa.Evaluation;

/// <summary>Something for each of the three metrics by which classifiers are compared.</summary>
/// <param name="Accuracy">For the share of texts that are right; of those with several labels, all must be.</param>
/// <param name="MacroF1">For the mean F1 of the labels.</param>
/// <param name="WeightedF1">For the mean F1 of the labels weighted by support.</param>
/// <typeparam name="T">What it is, such as a score or an interval.</typeparam>
public sealed record ByMetric<T>(T Accuracy, T MacroF1, T WeightedF1);

/// <summary>Makes a <see cref="ByMetric{T}"/>.</summary>
internal static class ByMetric
{
    /// <summary>The scores out of a whole result.</summary>
    public static ByMetric<double> Of(EvaluationResult result) =>
        new(result.Accuracy, result.MacroF1, result.WeightedF1);

    /// <summary>Makes one for each metric from what takes the metric out of scores.</summary>
    public static ByMetric<T> Each<T>(Func<Func<ByMetric<double>, double>, T> make) =>
        new(make(scores => scores.Accuracy), make(scores => scores.MacroF1), make(scores => scores.WeightedF1));
}
