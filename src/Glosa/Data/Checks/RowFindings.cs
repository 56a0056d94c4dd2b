namespace Glosa.Data.Checks;

/// <summary>Rows of a file that deserve a look.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Share">Their share of the file's rows, in [0, 1].</param>
/// <param name="First">The first five.</param>
public sealed record RowFindings(long Rows, double Share, IReadOnlyList<RowFinding> First);
