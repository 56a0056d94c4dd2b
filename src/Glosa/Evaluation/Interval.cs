namespace Glosa.Evaluation;

/// <summary>Where a score lies, with 95 % confidence.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(double Low, double High);
