namespace Glosa.Pages.Charts;

/// <summary>Numbers that change along the lower axis, a line for each series.</summary>
internal static class LineChart
{
    private const int MostMarks = 30;

    /// <summary>Writes the chart; series without a point to draw are left out.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="x">The lower axis.</param>
    /// <param name="y">The left axis.</param>
    /// <param name="series">The lines; the last lies on top.</param>
    /// <param name="withLegend">Whether to write what the looks mean.</param>
    public static void Write(TextWriter writer, string caption, Axis x, Axis y, IReadOnlyList<ChartSeries> series,
        bool withLegend = true)
    {
        var frame = new ChartFrame(x, y);
        ChartSeries[] drawn = [.. series.Where(one => one.Drawn.Count > 0)];
        frame.Write(writer, caption, () =>
        {
            foreach (var one in drawn) Draw(writer, frame, one);
        }, !withLegend ? null
            : () => SeriesLook.WriteLegend(writer, drawn.Select(one => (one.Name, one.Look)), withLines: true));
    }

    private static void Draw(TextWriter writer, ChartFrame frame, ChartSeries series)
    {
        var points = series.Drawn;
        writer.WriteLine($"<g class=\"{series.Look.Class}\">");
        writer.WriteLine(series.Look.Line(points.Select(point => (frame.X(point.X), frame.Y(point.Y))), series.Name));
        if (series.Look.Number is not null)
        {
            var every = (points.Count + MostMarks - 1) / MostMarks;
            foreach (var (_, point) in points.Index().Where(one => one.Index % every == 0 || one.Index == points.Count - 1))
                writer.WriteLine(series.Look.Mark(frame.X(point.X), frame.Y(point.Y), point.Title));
        }
        writer.WriteLine("</g>");
    }
}
