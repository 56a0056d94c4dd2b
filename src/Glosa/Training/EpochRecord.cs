using System.Text.Json.Serialization;

namespace Glosa.Training;

/// <summary>What one epoch gave; one line of <c>metrics.jsonl</c>.</summary>
public sealed record EpochRecord
{
    /// <summary>Number of the epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Steps taken since training began.</summary>
    public required long Step { get; init; }

    /// <summary>Learning rate of its last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Mean loss over its texts, while they were trained.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Share of its texts that were right while they were trained.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>Mean over its steps of the L2 norm of all gradients together, before clipping;
    /// 0 in runs of versions that did not measure it, as the three below.</summary>
    public double GradientNorm { get; init; }

    /// <summary>Largest of these norms.</summary>
    public double LargestGradientNorm { get; init; }

    /// <summary>Share of its steps whose gradients were clipped.</summary>
    public double ClippedShare { get; init; }

    /// <summary>L2 norm of all weights together after it.</summary>
    public double WeightNorm { get; init; }

    /// <summary>Scores on the validation split after it; with thresholds of one half where a text can have
    /// several labels.</summary>
    public required ValidationScores Validation { get; init; }

    /// <summary>The thresholds of the labels that its model has, in their order; left out where a text has exactly one
    /// label.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Thresholds { get; init; }

    /// <summary>Whether it is the best so far.</summary>
    public required bool IsBest { get; init; }

    /// <summary>Seconds of training, without validation.</summary>
    public required double Seconds { get; init; }

    /// <summary>Texts trained per second.</summary>
    public required double TextsPerSecond { get; init; }
}
