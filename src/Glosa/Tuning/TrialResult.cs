using System.Text.Json.Serialization;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Training;

namespace Glosa.Tuning;

/// <summary>What one trial of a sweep or a search gave.</summary>
public sealed record TrialResult
{
    /// <summary>The directory of its run in that of the sweep or search: <c>trial-1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its values in YAML by the path of the setting.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>What became of it.</summary>
    public required TrialOutcome Outcome { get; init; }

    /// <summary>Why it failed, or was impossible; left out where all is well.</summary>
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

    /// <summary>Test scores of the best epoch; null without a result or a test, and in a search.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ByMetric<double>? Test { get; init; }

    /// <summary>Seconds of training steps.</summary>
    public double Seconds { get; init; }

    /// <summary>A trial that trained so far.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="epochs">Its epochs; the best is the last that was so when it ended.</param>
    /// <param name="test">Test scores, or null.</param>
    internal static TrialResult Of(
        Trial trial, TrialOutcome outcome, IReadOnlyList<EpochRecord> epochs, EvaluationResult? test)
    {
        var best = epochs.LastOrDefault(epoch => epoch.IsBest);
        return new()
        {
            Name = trial.Name,
            Settings = trial.Settings,
            Outcome = outcome,
            Epochs = epochs.Count,
            BestEpoch = best?.Epoch ?? 0,
            TrainAccuracy = best?.TrainAccuracy,
            Validation = best?.Validation,
            Test = test is null ? null : ByMetric.Of(test),
            Seconds = epochs.Sum(epoch => epoch.Seconds),
        };
    }

    /// <summary>A trial whose settings make no recipe.</summary>
    internal static TrialResult Impossible(Trial trial) => Without(trial, TrialOutcome.Impossible, Tell(trial.Problems));

    /// <summary>A trial that diverged.</summary>
    internal static TrialResult Failed(Trial trial, TrainingDivergedException error) =>
        Without(trial, TrialOutcome.Failed, $"diverged: {error.Problem.Found}");

    /// <summary>A trial that its data, vectors or encoder do not fit.</summary>
    internal static TrialResult Failed(Trial trial, InvalidInputException error) =>
        Without(trial, TrialOutcome.Failed, Tell(error.Problems));

    private static TrialResult Without(Trial trial, TrialOutcome outcome, string error) =>
        new() { Name = trial.Name, Settings = trial.Settings, Outcome = outcome, Error = error };

    private static string Tell(IReadOnlyList<Problem> problems) =>
        string.Join("; ", problems.Select(problem => $"expected {problem.Expected}, found {problem.Found}"));
}
