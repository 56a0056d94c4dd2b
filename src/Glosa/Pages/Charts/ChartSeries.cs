namespace Glosa.Pages.Charts;

/// <summary>A point of a chart.</summary>
/// <param name="X">Its place on the lower axis.</param>
/// <param name="Y">Its place on the left one; one that is no number is left out.</param>
/// <param name="Title">What the pointer shows.</param>
internal sealed record ChartPoint(double X, double Y, string Title);

/// <summary>Points that belong together.</summary>
/// <param name="Name">What they are of.</param>
/// <param name="Look">How they are drawn.</param>
/// <param name="Points">The points in their order.</param>
internal sealed record ChartSeries(string Name, SeriesLook Look, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>The points whose places are numbers.</summary>
    public IReadOnlyList<ChartPoint> Drawn { get; } =
        [.. Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];
}
