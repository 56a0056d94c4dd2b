using Glosa.Evaluation;

namespace Glosa.Comparisons;

/// <summary>A score, and where it lies.</summary>
/// <param name="Score">The score, in [0, 1].</param>
/// <param name="Interval">Where it lies with other texts; null where a run's predictions are not there.</param>
public sealed record ComparedScore(double Score, Interval? Interval);
