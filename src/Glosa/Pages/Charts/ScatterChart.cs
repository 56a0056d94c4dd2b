namespace Glosa.Pages.Charts;

/// <summary>Points by two numbers, each series by marks of its own.</summary>
internal static class ScatterChart
{
    /// <summary>Writes the chart; series without a point to draw are left out.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="x">The lower axis.</param>
    /// <param name="y">The left axis.</param>
    /// <param name="series">The points; the last series lies on top.</param>
    public static void Write(TextWriter writer, string caption, Axis x, Axis y, IReadOnlyList<ChartSeries> series)
    {
        var frame = new ChartFrame(x, y);
        ChartSeries[] drawn = [.. series.Where(one => one.Drawn.Count > 0)];
        frame.Write(writer, caption, () =>
        {
            foreach (var one in drawn)
            {
                writer.WriteLine($"<g class=\"{one.Look.Class}\">");
                foreach (var point in one.Drawn)
                    writer.WriteLine(one.Look.Mark(frame.X(point.X), frame.Y(point.Y), point.Title));
                writer.WriteLine("</g>");
            }
        }, drawn.Length < 2 ? null
            : () => SeriesLook.WriteLegend(writer, drawn.Select(one => (one.Name, one.Look)), withLines: false));
    }
}
