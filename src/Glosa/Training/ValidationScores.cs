using System.Text.Json.Serialization;
using Glosa.Evaluation;
using Glosa.Persistence;

namespace Glosa.Training;

/// <summary>The scores by which epochs are compared; those of labels are no numbers where tokens are
/// guessed.</summary>
/// <param name="Loss">Mean cross-entropy in nats.</param>
/// <param name="Accuracy">Share of texts that are right; of those with several labels, all must be. Where tokens are
/// guessed, share of those that are right.</param>
/// <param name="MacroF1">Mean F1 of the labels.</param>
/// <param name="WeightedF1">Mean F1 weighted by support.</param>
/// <param name="MacroPrecision">Mean precision of the labels.</param>
/// <param name="MacroRecall">Mean recall of the labels.</param>
/// <param name="F1">F1 of <see cref="TrainingOptions.PositiveLabel"/>; null if none is set.</param>
public sealed record ValidationScores(double Loss, double Accuracy,
    [property: JsonConverter(typeof(NumberOrNull))] double MacroF1,
    [property: JsonConverter(typeof(NumberOrNull))] double WeightedF1,
    [property: JsonConverter(typeof(NumberOrNull))] double MacroPrecision = 0,
    [property: JsonConverter(typeof(NumberOrNull))] double MacroRecall = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? F1 = null)
{
    /// <summary>The scores out of a whole result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="positiveLabel">The label whose F1 counts by itself, or null.</param>
    public static ValidationScores Of(EvaluationResult result, string? positiveLabel) =>
        new(result.Loss, result.Accuracy, result.MacroF1, result.WeightedF1, result.Macro.Precision,
            result.Macro.Recall, positiveLabel is null ? null : result.PerClass[positiveLabel].F1);

    /// <summary>The scores of guessed tokens.</summary>
    internal static ValidationScores WithoutLabels(double loss, double accuracy) =>
        new(loss, accuracy, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The score that the metric names, turned so that more is better.</summary>
    /// <exception cref="InvalidOperationException">It is <see cref="SelectionMetric.F1"/>
    /// and there is no positive label.</exception>
    public double Rank(SelectionMetric metric) => metric switch
    {
        SelectionMetric.Loss => -Loss,
        SelectionMetric.Accuracy => Accuracy,
        SelectionMetric.MacroF1 => MacroF1,
        SelectionMetric.WeightedF1 => WeightedF1,
        SelectionMetric.MacroPrecision => MacroPrecision,
        SelectionMetric.MacroRecall => MacroRecall,
        SelectionMetric.F1 => F1 ?? throw new InvalidOperationException("f1 is the F1 of a positive label: set one"),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "not a metric that is known here"),
    };
}
