namespace Glosa.Tuning;

/// <summary>One setting of a sweep, and the values that it takes.</summary>
/// <param name="Path">The setting's path in the recipe, such as <c>model.heads</c>.</param>
/// <param name="Values">The values, each in YAML on one line.</param>
public sealed record SweepAxis(string Path, IReadOnlyList<string> Values);
