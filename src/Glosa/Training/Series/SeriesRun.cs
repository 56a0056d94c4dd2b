using System.Text.Json.Serialization;
using Glosa.Evaluation;

namespace Glosa.Training.Series;

/// <summary>What one run of a series gave.</summary>
public sealed record SeriesRun
{
    /// <summary>The run's directory in that of the series: <c>fold-1</c> or <c>seed-1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Why training ended; null if it diverged.</summary>
    public required TrainingOutcome? Outcome { get; init; }

    /// <summary>How it diverged; left out where all is well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Epochs trained; 0 if it diverged.</summary>
    public required int Epochs { get; init; }

    /// <summary>Number of the best epoch, from 1; 0 if it diverged.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Texts that the scores are of.</summary>
    public required long Texts { get; init; }

    /// <summary>The scores of the best epoch; null if it diverged.</summary>
    public required ByMetric<double>? Model { get; init; }

    /// <summary>The scores of the linear baseline; null if there is none.</summary>
    public required ByMetric<double>? Baseline { get; init; }

    /// <summary>Seconds of training steps.</summary>
    public required double Seconds { get; init; }

    /// <summary>What a run that ended gave.</summary>
    internal static SeriesRun Of(string name, int seed, int validationTexts, RunResult result) => new()
    {
        Name = name,
        Seed = seed,
        Outcome = result.Outcome,
        Epochs = result.Epochs,
        BestEpoch = result.BestEpoch,
        Texts = result.Test?.TextCount ?? validationTexts,
        Model = result switch
        {
            { Test: { } test } => ByMetric.Of(test),
            { Validation: { } scores } => new(scores.Accuracy, scores.MacroF1, scores.WeightedF1),
            _ => null,
        },
        Baseline = (result.Test is null ? result.Baseline?.Validation : result.Baseline?.Test) is { } baseline
            ? ByMetric.Of(baseline) : null,
        Seconds = result.Seconds,
    };

    /// <summary>A run that diverged.</summary>
    internal static SeriesRun Diverged(string name, int seed, TrainingDivergedException error) => new()
    {
        Name = name,
        Seed = seed,
        Outcome = null,
        Error = error.Problem.Found,
        Epochs = 0,
        BestEpoch = 0,
        Texts = 0,
        Model = null,
        Baseline = null,
        Seconds = 0,
    };
}
