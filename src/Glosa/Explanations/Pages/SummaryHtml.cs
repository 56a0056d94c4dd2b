using System.Globalization;
using Glosa.Pages;

namespace Glosa.Explanations.Pages;

/// <summary>The words that drive a label, as two lists of the page.</summary>
internal static class SummaryHtml
{
    /// <summary>Writes the label's section.</summary>
    public static void WriteLabel(TextWriter writer, string label, LabelWords words)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"<h2>{Html.Escape(label)}</h2>\n<p>{words.Texts} texts explained for it.</p>\n<div class=\"lists\">"));
        WriteWords(writer, "Words for it", words.For);
        WriteWords(writer, "Words against it", words.Against);
        writer.WriteLine("</div>");
    }

    private static void WriteWords(TextWriter writer, string heading, IReadOnlyList<LabelWord> words)
    {
        writer.WriteLine($"<section><h3>{heading}</h3>");
        if (words.Count == 0) writer.WriteLine("<p>None.</p>");
        else
        {
            writer.WriteLine("<table class=\"words\"><thead><tr><th scope=\"col\">word</th><th scope=\"col\">sum</th>"
                + "<th scope=\"col\">times</th><th scope=\"col\">mean</th></tr></thead><tbody>");
            foreach (var word in words)
                writer.WriteLine($"<tr><th scope=\"row\" dir=\"auto\">{Html.Escape(word.Word)}</th>"
                    + string.Create(CultureInfo.InvariantCulture,
                        $"<td>{Explanation.Signed(word.Total)}</td><td>{word.Count}</td><td>{Explanation.Signed(word.Mean)}</td></tr>"));
            writer.WriteLine("</tbody></table>");
        }
        writer.WriteLine("</section>");
    }
}
