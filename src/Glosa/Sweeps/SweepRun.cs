using System.Text.Json.Serialization;
using Glosa.Evaluation;
using Glosa.Training;

namespace Glosa.Sweeps;

/// <summary>What one cell of a sweep gave.</summary>
public sealed record SweepRun
{
    /// <summary>The run's directory in that of the sweep: <c>cell-1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its values in YAML by the path of the setting.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Why training ended; null if it was impossible, or failed.</summary>
    public required TrainingOutcome? Outcome { get; init; }

    /// <summary>Why it was impossible, or how it failed; left out where all is well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Epochs trained; 0 without a result.</summary>
    public int Epochs { get; init; }

    /// <summary>Number of the best epoch, from 1; 0 without a result.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Share of the training texts that were right while the best epoch trained; null without a
    /// result.</summary>
    public double? TrainAccuracy { get; init; }

    /// <summary>Validation scores of the best epoch; null without a result.</summary>
    public ValidationScores? Validation { get; init; }

    /// <summary>Test scores of the best epoch; null without a result or a test file.</summary>
    public ByMetric<double>? Test { get; init; }

    /// <summary>Seconds of training steps.</summary>
    public double Seconds { get; init; }

    /// <summary>What a run that ended gave.</summary>
    internal static SweepRun Of(SweepCell cell, RunResult result, double? trainAccuracy) => new()
    {
        Name = cell.Name,
        Settings = cell.Settings,
        Outcome = result.Outcome,
        Epochs = result.Epochs,
        BestEpoch = result.BestEpoch,
        TrainAccuracy = trainAccuracy,
        Validation = result.Validation,
        Test = result.Test is null ? null : ByMetric.Of(result.Test),
        Seconds = result.Seconds,
    };

    /// <summary>A cell without a result.</summary>
    internal static SweepRun Failed(SweepCell cell, string error) => new()
    {
        Name = cell.Name,
        Settings = cell.Settings,
        Outcome = null,
        Error = error,
    };
}
