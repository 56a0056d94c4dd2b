namespace Glosa.Pages.Charts;

/// <summary>A bar of a reliability chart.</summary>
/// <param name="From">Where it begins on the lower axis, in [0, 1].</param>
/// <param name="To">Where it ends.</param>
/// <param name="Height">How high it is, in [0, 1].</param>
/// <param name="Title">What the pointer shows.</param>
internal sealed record ReliabilityBar(double From, double To, double Height, string Title);

/// <summary>Shares against what they should be: bars, and the diagonal that they reach if all is as told.</summary>
/// <remarks>Paper: Niculescu-Mizil and Caruana 2005, "Predicting Good Probabilities with Supervised Learning".</remarks>
internal static class ReliabilityChart
{
    /// <summary>Writes the chart.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="xLabel">What stands on the lower axis, such as the mean probability.</param>
    /// <param name="yLabel">What stands on the left one, such as the share that is right.</param>
    /// <param name="bars">The bars.</param>
    public static void Write(
        TextWriter writer, string caption, string xLabel, string yLabel, IEnumerable<ReliabilityBar> bars)
    {
        var frame = new ChartFrame(Axis.Shares(xLabel), Axis.Shares(yLabel));
        frame.Write(writer, caption, () =>
        {
            foreach (var bar in bars)
                writer.WriteLine(FormattableString.Invariant(
                    $"<rect class=\"bar\" x=\"{frame.X(bar.From):F1}\" y=\"{frame.Y(bar.Height):F1}\" width=\"{frame.X(bar.To) - frame.X(bar.From):F1}\" height=\"{frame.Y(0) - frame.Y(bar.Height):F1}\"><title>{Html.Escape(bar.Title)}</title></rect>"));
            writer.WriteLine(FormattableString.Invariant(
                $"<path class=\"diagonal\" d=\"M{frame.X(0):F1} {frame.Y(0):F1}L{frame.X(1):F1} {frame.Y(1):F1}\"/>"));
        });
    }
}
