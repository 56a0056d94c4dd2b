namespace Glosa.Data.Checks;

/// <summary>Some rows of a file.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Share">Their share of the file's rows, in [0, 1].</param>
public sealed record RowCount(long Rows, double Share)
{
    internal static RowCount Of(long rows, long all) => new(rows, (double)rows / all);
}
