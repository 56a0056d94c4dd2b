using System.Globalization;
using System.Text.RegularExpressions;

namespace Glosa.Tests.Pages;

/// <summary>The colours that a page names, and the contrast of two as WCAG 2 defines it.</summary>
internal sealed partial class PageColours
{
    /// <summary>What WCAG 2 asks of text, by its level AA.</summary>
    public const double ContrastOfAA = 4.5;

    private readonly Dictionary<string, double> _luminances;

    /// <summary>Reads them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="scheme">0 for light, 1 for dark.</param>
    public PageColours(string page, int scheme) =>
        _luminances = Named().Matches(page).GroupBy(colour => colour.Groups["name"].Value)
            .ToDictionary(colour => colour.Key, colour => Luminance(colour.ElementAt(scheme).Groups["hex"].Value));

    /// <summary>Their names, of those that match a pattern.</summary>
    public IReadOnlyList<string> Names(string pattern) =>
        [.. _luminances.Keys.Where(name => Regex.IsMatch(name, $"^({pattern})$"))];

    /// <summary>The contrast of two.</summary>
    public double Contrast(string one, string other)
    {
        var (first, second) = (_luminances[one], _luminances[other]);
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var channels = hex.Chunk(2).Select(pair => int.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex("--(?<name>[a-z0-9-]+): #(?<hex>[0-9a-f]{6});")]
    private static partial Regex Named();
}
