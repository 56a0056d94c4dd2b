namespace Glosa.Pages.Charts;

/// <summary>A cell of a table whose cells are shaded.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Shade">How strongly it is shaded, in [0, 1].</param>
/// <param name="IsMarked">Whether it stands out, such as one on the diagonal.</param>
/// <param name="Title">What the pointer shows, or null.</param>
internal sealed record HeatCell(string Text, double Shade, bool IsMarked = false, string? Title = null);

/// <summary>A table of numbers, each on a ground as strong as the number is large: a confusion matrix, a grid.</summary>
internal static class HeatTable
{
    /// <summary>Shades beside the page's own ground.</summary>
    public const int Levels = 6;

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it tells.</param>
    /// <param name="corner">What the rows and columns are, such as <c>label \ predicted</c>.</param>
    /// <param name="columns">The columns' names.</param>
    /// <param name="rows">The rows by name.</param>
    public static void Write(TextWriter writer, string caption, string corner, IReadOnlyList<string> columns,
        IEnumerable<(string Name, IReadOnlyList<HeatCell> Cells)> rows) =>
        HtmlTable.Write(writer, caption, [corner, .. columns], rows.Select(row => (IReadOnlyList<HtmlCell>)
            [row.Name, .. row.Cells.Select(cell => new HtmlCell(cell.Text, ClassOf(cell), cell.Title))]));

    /// <summary>How strongly a number is shaded among others: 0 for the smallest of them, 1 for the largest.</summary>
    public static double Among(double value, IEnumerable<double> all)
    {
        double[] finite = [.. all.Where(double.IsFinite)];
        return finite.Length == 0 || finite.Max() == finite.Min() ? 0
            : (value - finite.Min()) / (finite.Max() - finite.Min());
    }

    private static string ClassOf(HeatCell cell) => FormattableString.Invariant(
        $"heat{(double.IsFinite(cell.Shade) ? Math.Round(Math.Clamp(cell.Shade, 0, 1) * Levels) : 0)}")
        + (cell.IsMarked ? " marked" : "");
}
