using System.Text.Json.Serialization;
using Glosa.Persistence;
using Glosa.Tokenization;

namespace Glosa.Evaluation;

/// <summary>Scores over a whole data set.</summary>
public sealed record EvaluationResult
{
    /// <summary>Mean cross-entropy in nats, of the labels' yes or no where a text can have several; not a number, and null in JSON, where there are no probabilities.</summary>
    [JsonConverter(typeof(NumberOrNull))]
    public required double Loss { get; init; }

    /// <summary>Share of texts given their own label, or where a text can have several exactly its own labels (subset
    /// accuracy), in [0, 1].</summary>
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

    /// <summary>Texts with label i (row) that were given label j (column); null where a text can have
    /// several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<long>>? ConfusionMatrix { get; init; }

    /// <summary>Scores of all labels of all texts together; null, as all below, where a text has exactly one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LabelScores? Micro { get; init; }

    /// <summary>Means over the texts: each text's labels against those it was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LabelScores? Samples { get; init; }

    /// <summary>For each label by name the texts without it (row 0) and with it (row 1) that were not given it (column
    /// 0) and were (column 1).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<long>>>? LabelMatrices { get; init; }

    /// <summary>For each label by name the probability above which a text was given it; null also where there are no
    /// probabilities.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Thresholds { get; init; }

    /// <summary>How much of the texts was cut off; left out where nothing was counted: in a run, whose results tell it of
    /// all splits, and of the linear baseline, which reads whole texts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TruncationCounts? Truncation { get; init; }

    /// <summary>Whether a text can have any number of labels.</summary>
    [JsonIgnore]
    public bool IsMultiLabel => Micro is not null;

    /// <summary>Number of texts.</summary>
    public long TextCount => Macro.Support;
}
