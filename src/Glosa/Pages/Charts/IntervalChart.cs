using Glosa.Evaluation;

namespace Glosa.Pages.Charts;

/// <summary>A row of an interval chart.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">The point.</param>
/// <param name="Interval">Where it lies; null where that is not known.</param>
/// <param name="Text">The numbers in words.</param>
/// <param name="Note">What follows from them, such as a verdict; may be empty.</param>
internal sealed record IntervalRow(string Name, double Value, Interval? Interval, string Text, string Note = "");

/// <summary>Points with their intervals, one below the other on a shared axis: a table with a picture in each
/// row.</summary>
internal static class IntervalChart
{
    private const int Width = 260, Height = 22, Margin = 20, MostTicks = 5;

    /// <summary>Writes the chart.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="label">What the numbers are, in a word.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="reference">A number that is drawn as a line through all rows, such as 0 of differences; or
    /// null.</param>
    public static void Write(TextWriter writer, string caption, string label, IReadOnlyList<IntervalRow> rows,
        double? reference = null)
    {
        double[] ends = [.. rows.SelectMany(row => row.Interval is { } interval
            ? (double[])[interval.Low, interval.High, row.Value] : [row.Value])];
        var axis = Axis.Linear(label, reference is { } line ? [.. ends, line] : ends);
        var withNotes = rows.Any(row => row.Note.Length > 0);
        HtmlTable.Begin(writer, caption);
        writer.WriteLine("<thead><tr>" + HtmlTable.Heading("") + HtmlTable.Heading(label)
            + (withNotes ? HtmlTable.Heading("") : "")
            + $"<th scope=\"col\" class=\"strip\">{Ticks(axis, reference)}</th></tr></thead>\n<tbody>");
        foreach (var row in rows)
            writer.WriteLine($"<tr>{HtmlTable.RowHeading(row.Name)}<td>{Html.Escape(row.Text)}</td>"
                + (withNotes ? $"<td class=\"word\">{Html.Escape(row.Note)}</td>" : "")
                + $"<td class=\"strip\">{Strip(axis, row, reference)}</td></tr>");
        writer.WriteLine("</tbody>");
        HtmlTable.End(writer);
    }

    private static string Ticks(Axis axis, double? reference)
    {
        // Every second where they would touch, the reference among them.
        var every = axis.Ticks.Count > MostTicks ? 2 : 1;
        var first = axis.Ticks.Index().MinBy(tick => Math.Abs(tick.Item.Value - (reference ?? axis.Ticks[0].Value))).Index;
        return $"<svg viewBox=\"0 0 {Width} 16\" aria-hidden=\"true\">"
            + string.Concat(axis.Ticks.Where((_, index) => (index - first) % every == 0).Select(tick => FormattableString.Invariant(
                $"<text x=\"{X(axis, tick.Value):F1}\" y=\"12\" text-anchor=\"middle\">{Html.Escape(tick.Text)}</text>")))
            + "</svg>";
    }

    private static string Strip(Axis axis, IntervalRow row, double? reference)
    {
        const int middle = Height / 2;
        return $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Escape(row.Text)}\">"
            + string.Concat(axis.Ticks.Select(tick =>
                FormattableString.Invariant($"<path class=\"grid\" d=\"M{X(axis, tick.Value):F1} 0V{Height}\"/>")))
            + (reference is { } line
                ? FormattableString.Invariant($"<path class=\"axis\" d=\"M{X(axis, line):F1} 0V{Height}\"/>") : "")
            + (row.Interval is { } interval ? FormattableString.Invariant(
                $"<path class=\"interval\" d=\"M{X(axis, interval.Low):F1} {middle - 5}v10m0 -5H{X(axis, interval.High):F1}m0 -5v10\"/>") : "")
            + FormattableString.Invariant(
                $"<circle class=\"point\" cx=\"{X(axis, row.Value):F1}\" cy=\"{middle}\" r=\"4\"><title>{Html.Escape($"{row.Name}: {row.Text}")}</title></circle></svg>");
    }

    private static double X(Axis axis, double value) => Margin + axis.Place(value) * (Width - 2 * Margin);
}
