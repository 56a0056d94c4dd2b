using Glosa.Persistence;
using Glosa.Training;

namespace Glosa.Pretraining;

/// <summary>What pre-training gave; <c>results.json</c> and the last line of <c>pretrain --json</c>.</summary>
public sealed record PretrainingResult
{
    /// <summary>The run's directory.</summary>
    public required string Run { get; init; }

    /// <summary>The encoder of the best epoch, or null if no epoch ended.</summary>
    public required string? Model { get; init; }

    /// <summary>Why training ended.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>Number of the best epoch, from 1; 0 if no epoch ended.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Perplexity of the hidden tokens of held-out texts: e to the mean cross-entropy; null if no epoch
    /// ended.</summary>
    public required double? Perplexity { get; init; }

    /// <summary>Share of the hidden tokens of held-out texts that were guessed; null if no epoch ended.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>Windows to learn from.</summary>
    public required int Windows { get; init; }

    /// <summary>Their tokens, special ones included.</summary>
    public required long Tokens { get; init; }

    /// <summary>Token ids.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Tokens trained per second, over all epochs.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>Seconds of training steps.</summary>
    public required double Seconds { get; init; }

    /// <summary>The processor as the system names it.</summary>
    public required string Processor { get; init; }

    /// <summary>Threads, device, libtorch and its kernels.</summary>
    public required ComputeEnvironment Environment { get; init; }

    /// <summary>When the run ended, in UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Most memory that the process had at any time.</summary>
    public required long PeakMemoryBytes { get; init; }
}
