namespace Glosa.Pages.Charts;

/// <summary>Two axes with their numbers and lines, and the way from numbers to places in the picture.</summary>
/// <param name="x">The axis at the bottom.</param>
/// <param name="y">The axis at the left.</param>
internal sealed class ChartFrame(Axis x, Axis y)
{
    private const int Width = 420, Height = 280, Left = 58, Right = 14, Top = 12, Bottom = 46;

    // As wide as a name may be that is written below the axis, in letters of half the font's size.
    private const int LettersBelow = 54;

    /// <summary>Writes a picture with a caption.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="body">Writes what stands between the axes.</param>
    /// <param name="below">Writes what stands under the picture, such as what the lines mean; or null.</param>
    public void Write(TextWriter writer, string caption, Action body, Action? below = null)
    {
        writer.WriteLine($"<figure class=\"chart\"><figcaption>{Html.Escape(caption)}</figcaption>"
            + $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Escape(caption)}\">");
        foreach (var tick in y.Ticks) writer.WriteLine(FormattableString.Invariant(
            $"<path class=\"grid\" d=\"M{Left} {Y(tick.Value):F1}H{Width - Right}\"/><text x=\"{Left - 6}\" y=\"{Y(tick.Value) + 4:F1}\" text-anchor=\"end\">{Html.Escape(tick.Text)}</text>"));
        foreach (var tick in x.Ticks) writer.WriteLine(FormattableString.Invariant(
            $"<path class=\"grid\" d=\"M{X(tick.Value):F1} {Top}V{Height - Bottom}\"/><text x=\"{X(tick.Value):F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Html.Escape(Short(tick.Text))}</text>"));
        writer.WriteLine(FormattableString.Invariant(
            $"<path class=\"axis\" d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\"/>"));
        writer.WriteLine(FormattableString.Invariant(
            $"<text class=\"label\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Html.Escape(x.Label)}</text>"));
        writer.WriteLine(FormattableString.Invariant(
            $"<text class=\"label\" transform=\"translate(13 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Html.Escape(y.Label)}</text>"));
        body();
        writer.WriteLine("</svg>");
        below?.Invoke();
        writer.WriteLine("</figure>");
    }

    /// <summary>How far from the left a number of the lower axis stands.</summary>
    public double X(double value) => Left + x.Place(value) * (Width - Left - Right);

    /// <summary>How far from the top a number of the left axis stands.</summary>
    public double Y(double value) => Height - Bottom - y.Place(value) * (Height - Top - Bottom);

    private string Short(string text)
    {
        var most = Math.Max(4, LettersBelow / Math.Max(1, x.Ticks.Count));
        return text.Length <= most ? text : text[..(most - 1)] + "…";
    }
}
