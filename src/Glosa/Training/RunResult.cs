using System.Text.Json.Serialization;
using Glosa.Baselines;
using Glosa.Embeddings;
using Glosa.Evaluation;
using Glosa.Evaluation.Calibration;
using Glosa.FineTuning;

namespace Glosa.Training;

/// <summary>What a run gave; <c>results.json</c> and the last line of <c>train --json</c>.</summary>
public sealed record RunResult
{
    /// <summary>The run's directory.</summary>
    public required string Run { get; init; }

    /// <summary>The saved model of the best epoch, or null if no epoch ended.</summary>
    public required string? Model { get; init; }

    /// <summary>Why training ended.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>Number of the best epoch, from 1; 0 if no epoch ended.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Validation scores of the best epoch.</summary>
    public required ValidationScores? Validation { get; init; }

    /// <summary>Test scores of the best epoch, if a test file was given.</summary>
    public required EvaluationResult? Test { get; init; }

    /// <summary>How far the best epoch's probabilities can be taken at their word; null where none was scored, and in
    /// results of earlier versions.</summary>
    public CalibrationReport? Calibration { get; init; }

    /// <summary>The linear baseline of the same data; null where the recipe wants none.</summary>
    public BaselineResult? Baseline { get; init; }

    /// <summary>Texts trained per second, over all epochs.</summary>
    public required double TextsPerSecond { get; init; }

    /// <summary>Seconds of training steps.</summary>
    public required double Seconds { get; init; }

    /// <summary>How much of the texts was cut off; left out where the recipe has no <c>tokenizer.max_length</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TruncationReport? Truncation { get; init; }

    /// <summary>How much of the training texts the word vectors know; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VectorCoverage? Vectors { get; init; }

    /// <summary>What the model took of an encoder that was trained before; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StartReport? Encoder { get; init; }

    /// <summary>What the model took of a saved one that it started from; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StartReport? From { get; init; }

    /// <summary>What the figures were made from and with; null in results of earlier versions.</summary>
    public RunOrigin? Origin { get; init; }

    /// <summary>Most memory that the process had at any time.</summary>
    public required long PeakMemoryBytes { get; init; }
}
