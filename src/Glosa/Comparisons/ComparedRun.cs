using System.Text.Json.Serialization;
using Glosa.Evaluation;
using Glosa.Training;

namespace Glosa.Comparisons;

/// <summary>One of the runs that are compared; the folds of a series count as one.</summary>
public sealed record ComparedRun
{
    /// <summary>A name that no other has: the end of its path.</summary>
    public required string Name { get; init; }

    /// <summary>Its directory.</summary>
    public required string Path { get; init; }

    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>Why training ended.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>Number of folds; left out where it is a single run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Folds { get; init; }

    /// <summary>Epochs trained; of folds, all of them together.</summary>
    public required int Epochs { get; init; }

    /// <summary>Number of the best epoch, from 1; 0 of folds.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Validation scores of the best epoch, of folds their means; null if no epoch ended.</summary>
    public required ValidationScores? Validation { get; init; }

    /// <summary>Test scores of the best epoch; null without any.</summary>
    public required ByMetric<double>? Test { get; init; }

    /// <summary>Scores on the split that is compared; null where the run has none there.</summary>
    public required ByMetric<ScoreInterval>? Scores { get; init; }

    /// <summary>The linear baseline's scores on that split; null without one.</summary>
    public required ByMetric<double>? Baseline { get; init; }

    /// <summary>The difference from the run that all are compared with; null for that run, and where there is none to
    /// tell.</summary>
    public required RunDifference? Difference { get; init; }

    /// <summary>Why there is no difference to tell; left out where there is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NotCompared { get; init; }

    /// <summary>Values in YAML, by path, of the settings that differ between the runs; one that the run's recipe does not
    /// have is left out.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Number of weights, of folds that of the first model; null if the saved model is gone.</summary>
    public required long? Weights { get; init; }

    /// <summary>Texts trained per second, over all epochs.</summary>
    public required double TextsPerSecond { get; init; }

    /// <summary>Seconds of training steps.</summary>
    public required double Seconds { get; init; }

    /// <summary>Most memory that the training process had at any time.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>All scores on the split that is compared, or null.</summary>
    internal EvaluationResult? Evaluation { get; init; }

    /// <summary>The epochs; a list for each fold.</summary>
    internal IReadOnlyList<IReadOnlyList<EpochRecord>> Histories { get; init; } = [];

    /// <summary>By what the best epoch was chosen.</summary>
    internal SelectionMetric SelectBy { get; init; }
}
