using Glosa.Evaluation;

namespace Glosa.Baselines;

/// <summary>What the linear baseline of a run gave: the mark that its model has to beat.</summary>
public sealed record BaselineResult
{
    /// <summary>Scores on the validation split; null if the baseline failed.</summary>
    public required EvaluationResult? Validation { get; init; }

    /// <summary>Scores on the test file, where the model was scored on it.</summary>
    public EvaluationResult? Test { get; init; }

    /// <summary>Seconds that its training took.</summary>
    public required double Seconds { get; init; }

    /// <summary>N-grams that it knows.</summary>
    public required int Features { get; init; }

    /// <summary>Why there is no baseline; null where all is well.</summary>
    public string? Error { get; init; }
}
