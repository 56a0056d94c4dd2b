using Glosa.Baselines;
using Glosa.Training;

namespace Glosa.Tuning;

/// <summary>What a sweep gave; its <c>results.json</c> and the last line of <c>sweep --json</c>.</summary>
public sealed record SweepResult
{
    /// <summary>The sweep's directory.</summary>
    public required string Sweep { get; init; }

    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>Whether all trials were made, or it was asked to stop.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>What the trials differ in.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>The trials in their order, those without a result too.</summary>
    public required IReadOnlyList<TrialResult> Trials { get; init; }

    /// <summary>The name of the trial that is best on the validation split by <see cref="SelectBy"/>; null if none has a
    /// result. No test score has a say in it.</summary>
    public required string? Best { get; init; }

    /// <summary>The metric that chose it.</summary>
    public required string SelectBy { get; init; }

    /// <summary>The linear baseline of the same data; null where the recipe wants none.</summary>
    public required BaselineResult? Baseline { get; init; }
}
