using System.Globalization;

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
    public static void Write(TextWriter writer, string title, IEnumerable<Explanation> explanations)
    {
        Begin(writer, title);
        WriteTable(writer, explanations);
        End(writer);
    }

    /// <summary>Writes the page with the words that drive each label, and a row for each error that is kept.</summary>
    public static void Write(TextWriter writer, string title, ExplanationSummary summary)
    {
        Begin(writer, title);
        foreach (var (label, words) in summary.Labels) SummaryHtml.WriteLabel(writer, label, words);
        if (summary.WithTrueLabels > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"<h2>Errors</h2>\n<p>{summary.ErrorCount} of {summary.WithTrueLabels} texts; the surest first.</p>"));
            if (summary.ErrorCount > 0) WriteTable(writer, summary.Errors);
        }
        End(writer);
    }

    private static void Begin(TextWriter writer, string title)
    {
        writer.WriteLine($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{Html.Escape(title)}</title>
            <style>
            {Style()}</style>
            </head>
            <body>
            <header>
            <h1>{Html.Escape(title)}</h1>
            """);
        WordsHtml.WriteLegend(writer);
        writer.WriteLine("</header>\n<main>");
    }

    private static void End(TextWriter writer) => writer.WriteLine("</main>\n</body>\n</html>");

    // Roles are written because a table that is laid out as blocks, on a phone, would lose them.
    private static void WriteTable(TextWriter writer, IEnumerable<Explanation> explanations)
    {
        writer.WriteLine("<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">"
            + string.Concat(ExplanationRow.Columns.Select(column => $"<th role=\"columnheader\" scope=\"col\">{column}</th>"))
            + "</tr></thead>\n<tbody role=\"rowgroup\">");
        foreach (var explanation in explanations) ExplanationRow.Write(writer, explanation);
        writer.WriteLine("</tbody>\n</table>");
    }

    private static string Style()
    {
        using var reader = new StreamReader(
            typeof(ExplanationPage).Assembly.GetManifestResourceStream(StyleResource)!);
        return reader.ReadToEnd();
    }
}
