using System.Text.Json.Serialization;
using Glosa.Evaluation;

namespace Glosa.Training.Series;

/// <summary>What a series gave; its <c>results.json</c> and the last line of <c>train --json</c>.</summary>
public sealed record SeriesResult
{
    /// <summary>The series' directory.</summary>
    public required string Series { get; init; }

    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>Whether all runs ended, or it was asked to stop.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>Number of folds; left out where there are seeds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Folds { get; init; }

    /// <summary>Number of seeds; left out where there are folds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Seeds { get; init; }

    /// <summary>What the scores are of: <c>test</c>, or <c>validation</c> for seeds without a test file.</summary>
    public required string Split { get; init; }

    /// <summary>The runs in their order, those that diverged too.</summary>
    public required IReadOnlyList<SeriesRun> Runs { get; init; }

    /// <summary>How the intervals, of 95 %, were made.</summary>
    public required string Intervals { get; init; }

    /// <summary>The model's scores; null if the series was stopped, or no run ended well.</summary>
    public ByMetric<ScoreSummary>? Model { get; init; }

    /// <summary>The linear baseline's scores; null also if a run has none.</summary>
    public ByMetric<ScoreSummary>? Baseline { get; init; }

    /// <summary>How much better the model is than the baseline on the same texts; null where one is.</summary>
    public ByMetric<PairedDifference>? Difference { get; init; }
}
