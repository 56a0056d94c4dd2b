using System.Text.Json.Serialization;
using Glosa.Persistence;

namespace Glosa.Evaluation;

/// <summary>Scores over a whole data set.</summary>
public sealed record EvaluationResult
{
    /// <summary>Mean cross-entropy in nats; not a number, and null in JSON, where there are no probabilities.</summary>
    [JsonConverter(typeof(NumberOrNull))]
    public required double Loss { get; init; }

    /// <summary>Share of texts given their own label, in [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean F1 of the labels, in [0, 1].</summary>
    public double MacroF1 => Macro.F1;

    /// <summary>Mean F1 of the labels weighted by support, in [0, 1].</summary>
    public double WeightedF1 => Weighted.F1;

    /// <summary>Means over the labels.</summary>
    public required LabelScores Macro { get; init; }

    /// <summary>Means over the labels weighted by support.</summary>
    public required LabelScores Weighted { get; init; }

    /// <summary>Scores of each label by name, in the order of the labels.</summary>
    public required IReadOnlyDictionary<string, LabelScores> PerClass { get; init; }

    /// <summary>Texts with label i (row) that were given label j (column).</summary>
    public required IReadOnlyList<IReadOnlyList<long>> ConfusionMatrix { get; init; }

    /// <summary>Number of texts.</summary>
    public long TextCount => Macro.Support;
}
