using System.Text.Json.Serialization;
using Glosa.Baselines;
using Glosa.Evaluation;
using Glosa.Training;

namespace Glosa.Tuning;

/// <summary>What a search gave; its <c>results.json</c> and the last line of <c>search --json</c>.</summary>
public sealed record SearchResult
{
    /// <summary>The search's directory.</summary>
    public required string Search { get; init; }

    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>Whether the search ended, or was asked to stop.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>How it went about its trials.</summary>
    public required SearchMethod Method { get; init; }

    /// <summary>Epochs after which trials were compared.</summary>
    public required IReadOnlyList<int> Rungs { get; init; }

    /// <summary>The trials in their order, those that failed too.</summary>
    public required IReadOnlyList<TrialResult> Trials { get; init; }

    /// <summary>The name of the trial that is best on the validation split by <see cref="SelectBy"/>, of those that
    /// were trained to the end; null if none was.</summary>
    public required string? Best { get; init; }

    /// <summary>The metric that chose it.</summary>
    public required string SelectBy { get; init; }

    /// <summary>The best trial's model, <c>best</c> in the search's directory; null if there is none.</summary>
    public required string? Model { get; init; }

    /// <summary>The best trial's scores on the test texts, which were read this once; left out without any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvaluationResult? Test { get; init; }

    /// <summary>The linear baseline of the same data; null where the recipe wants none.</summary>
    public required BaselineResult? Baseline { get; init; }
}
