namespace Glosa.Pages;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What stands in it; any text.</param>
/// <param name="Class">How it looks, or null.</param>
/// <param name="Title">What the pointer shows, or null.</param>
internal sealed record HtmlCell(string Text, string? Class = null, string? Title = null)
{
    /// <summary>A cell of a text alone.</summary>
    public static implicit operator HtmlCell(string text) => new(text);
}

/// <summary>A table of numbers by name. It scrolls in a box of its own where it is wider than the page.</summary>
internal static class HtmlTable
{
    private const int ShortName = 24;

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it tells.</param>
    /// <param name="columns">The columns' names; the first is that of the rows' names.</param>
    /// <param name="rows">The rows; the first cell of each is its name.</param>
    public static void Write(TextWriter writer, string caption, IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<HtmlCell>> rows)
    {
        Begin(writer, caption);
        writer.WriteLine("<thead><tr>" + string.Concat(columns.Select(Heading)) + "</tr></thead>\n<tbody>");
        foreach (var row in rows)
            writer.WriteLine($"<tr>{RowHeading(row[0].Text)}"
                + string.Concat(row.Skip(1).Select(Cell)) + "</tr>");
        writer.WriteLine("</tbody>");
        End(writer);
    }

    /// <summary>Writes what comes before the table's head.</summary>
    public static void Begin(TextWriter writer, string caption) => writer.WriteLine(
        $"<figure class=\"table\"><figcaption>{Html.Escape(caption)}</figcaption><div class=\"scroll\" tabindex=\"0\" "
        + $"role=\"region\" aria-label=\"{Html.Escape(caption)}\"><table class=\"numbers\" aria-label=\"{Html.Escape(caption)}\">");

    /// <summary>Writes what comes after the table's rows.</summary>
    public static void End(TextWriter writer) => writer.WriteLine("</table></div></figure>");

    /// <summary>The name of a column.</summary>
    public static string Heading(string name) => $"<th scope=\"col\">{Html.Escape(name)}</th>";

    /// <summary>The name of a row; a short one stays on its line.</summary>
    public static string RowHeading(string name) =>
        $"<th scope=\"row\"{(name.Length <= ShortName ? " class=\"short\"" : "")}>{Html.Escape(name)}</th>";

    private static string Cell(HtmlCell cell) => $"<td{Attributes(cell)}>{Html.Escape(cell.Text)}</td>";

    private static string Attributes(HtmlCell cell) => Attribute("class", cell.Class) + Attribute("title", cell.Title);

    private static string Attribute(string name, string? value) =>
        value is null ? "" : $" {name}=\"{Html.Escape(value)}\"";
}
