using System.Globalization;
using Glosa.Pages;

namespace Glosa.Explanations.Pages;

/// <summary>Explanations as one HTML page that needs nothing else: no network, no script, no font.</summary>
/// <remarks>It is XML, too. Light or dark as the reader's system is; for and against differ by colour and by underline, so
/// that both are told apart without colours; values appear at a word under the pointer or the keyboard's focus, and
/// screen readers read them.</remarks>
public static class ExplanationPage
{
    private const string StyleResource = "ExplanationPage.css";

    /// <summary>Writes the page with a row for each explanation.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">The page's title, such as the model's name.</param>
    /// <param name="explanations">The explanations, which may be many: each is written as it comes.</param>
    public static void Write(TextWriter writer, string title, IEnumerable<Explanation> explanations) =>
        HtmlPage.Write(writer, title, StyleResource, WordsHtml.WriteLegend, main => WriteTable(main, explanations));

    /// <summary>Writes the page with the words that drive each label, and a row for each error that is kept.</summary>
    public static void Write(TextWriter writer, string title, ExplanationSummary summary) =>
        HtmlPage.Write(writer, title, StyleResource, WordsHtml.WriteLegend, main =>
        {
            foreach (var (label, words) in summary.Labels) SummaryHtml.WriteLabel(main, label, words);
            if (summary.WithTrueLabels == 0) return;
            main.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"<h2>Errors</h2>\n<p>{summary.ErrorCount} of {summary.WithTrueLabels} texts; the surest first.</p>"));
            if (summary.ErrorCount > 0) WriteTable(main, summary.Errors);
        });

    // Roles are written because a table that is laid out as blocks, on a phone, would lose them.
    private static void WriteTable(TextWriter writer, IEnumerable<Explanation> explanations)
    {
        writer.WriteLine("<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">"
            + string.Concat(ExplanationRow.Columns.Select(column => $"<th role=\"columnheader\" scope=\"col\">{column}</th>"))
            + "</tr></thead>\n<tbody role=\"rowgroup\">");
        foreach (var explanation in explanations) ExplanationRow.Write(writer, explanation);
        writer.WriteLine("</tbody>\n</table>");
    }
}
