namespace Glosa.Data.Checks;

/// <summary>A row that deserves a look.</summary>
/// <param name="Place">Its file and line.</param>
/// <param name="Label">Its label.</param>
/// <param name="OtherPlace">Where its text stood first, case and white space apart; null where there is no other row to
/// it.</param>
/// <param name="OtherLabel">The label there.</param>
public sealed record RowFinding(string Place, string Label, string? OtherPlace, string? OtherLabel);
