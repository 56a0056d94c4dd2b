using Glosa.Evaluation;

namespace Glosa.Reports;

/// <summary>A score, and where it lies.</summary>
/// <param name="Value">The score.</param>
/// <param name="Interval">With 95 % confidence.</param>
internal sealed record ScoreInterval(double Value, Interval Interval);
