using Glosa.Pages;

namespace Glosa.Comparisons.Pages;

/// <summary>A comparison as one HTML page that needs nothing else: no network, no script, no font.</summary>
/// <remarks>Runs differ by colour, by the shape of their marks and by the dashes of their lines, and what a chart shows
/// stands in a table too. What makes the page long is folded up where there are many runs.</remarks>
public static class ComparisonPage
{
    private const string StyleResource = "ComparisonPage.css";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">Its title.</param>
    /// <param name="comparison">The runs.</param>
    public static void Write(TextWriter writer, string title, Comparison comparison) =>
        HtmlPage.Write(writer, title, StyleResource, _ => { }, main =>
        {
            var looks = RunLooks.Of(comparison.Runs);
            ScoresHtml.Write(main, comparison);
            CurvesHtml.Write(main, comparison, looks);
            foreach (var trials in comparison.Trials) TrialsHtml.Write(main, trials);
            SettingsHtml.Write(main, comparison);
            SizesHtml.Write(main, comparison, looks);
            LabelsHtml.Write(main, comparison);
        });
}
