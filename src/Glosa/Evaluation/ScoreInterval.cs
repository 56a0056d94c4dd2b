namespace Glosa.Evaluation;

/// <summary>A score, and where it lies.</summary>
/// <param name="Score">The score, in [0, 1].</param>
/// <param name="Interval">Where it lies with other texts, with 95 % confidence; null where the texts' predictions are not
/// there.</param>
public sealed record ScoreInterval(double Score, Interval? Interval);
