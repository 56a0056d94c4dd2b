namespace Glosa.Pages.Charts;

/// <summary>How a series is drawn: by colour, by the shape of its marks and by the dashes of its line, so that any of
/// the three tells it from its neighbours.</summary>
/// <param name="Number">From 0; null draws it grey and without marks, as one of many.</param>
internal sealed record SeriesLook(int? Number)
{
    /// <summary>Series that are told apart; with more, some look alike.</summary>
    public const int Most = 8;

    private static readonly string[] s_dashes =
        ["none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "9 3 2 3 2 3", "1 4"];

    // Each around its middle, as a path that begins there.
    private static readonly string[] s_shapes =
    [
        "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "m-3.5 -3.5h7v7h-7z", "m0 -4.5l4.5 8h-9z", "m0 -5l5 5l-5 5l-5 -5z",
        "m0 4.5l4.5 -8h-9z", "m-1.5 -4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z", "m-4 -2.5l2 -2h4l2 2v5l-2 2h-4l-2 -2z",
        "m-5 -2h10v4h-10z",
    ];

    /// <summary>Grey, and without marks.</summary>
    public static SeriesLook Muted { get; } = new((int?)null);

    /// <summary>The class that gives the colour.</summary>
    public string Class => Number is { } number ? FormattableString.Invariant($"series{number % Most + 1}") : "muted";

    /// <summary>A mark at a place of the picture, with what the pointer shows there.</summary>
    public string Mark(double x, double y, string title) => FormattableString.Invariant(
        $"<path class=\"mark\" d=\"M{x:F1} {y:F1}{s_shapes[(Number ?? 0) % Most]}\"><title>{Html.Escape(title)}</title></path>");

    /// <summary>A line through places of the picture.</summary>
    public string Line(IEnumerable<(double X, double Y)> places, string title)
    {
        var dashes = Number is { } number ? s_dashes[number % Most] : "none";
        return $"<path class=\"line\" stroke-dasharray=\"{dashes}\" d=\"M"
            + string.Join('L', places.Select(place => FormattableString.Invariant($"{place.X:F1} {place.Y:F1}")))
            + $"\"><title>{Html.Escape(title)}</title></path>";
    }

    /// <summary>Writes what each look means.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="series">The names with their looks; those that are grey are told as one.</param>
    /// <param name="withLines">Whether the chart has lines beside the marks.</param>
    public static void WriteLegend(TextWriter writer, IEnumerable<(string Name, SeriesLook Look)> series, bool withLines)
    {
        writer.WriteLine("<ul class=\"looks\">");
        foreach (var group in series.GroupBy(one => one.Look.Number is null))
            foreach (var (name, look) in group.Key && group.Count() > 1 ? [($"{group.Count()} others", Muted)] : group.AsEnumerable())
                writer.WriteLine($"<li class=\"{look.Class}\"><svg viewBox=\"0 0 36 12\" width=\"36\" height=\"12\" aria-hidden=\"true\">"
                    + (withLines ? look.Line([(1, 6), (35, 6)], name) : "")
                    + (look.Number is null && withLines ? "" : look.Mark(18, 6, name))
                    + $"</svg> {Html.Escape(name)}</li>");
        writer.WriteLine("</ul>");
    }
}
