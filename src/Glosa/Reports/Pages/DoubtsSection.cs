using System.Globalization;
using Glosa.Pages;

namespace Glosa.Reports.Pages;

/// <summary>Texts whose labels are likely wrong.</summary>
internal static class DoubtsSection
{
    private const int MostCharacters = 300;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ReportedDoubt> doubts)
    {
        if (doubts.Count == 0)
            writer.WriteLine("<p>No label of the validation and test texts looks wrong.</p>");
        else
            HtmlTable.Write(writer, "Labels that are likely wrong, the surest of each split first",
                ["place", "label", "likely", "score", "text"], doubts.Select(doubt => (IReadOnlyList<HtmlCell>)
                [
                    doubt.Example.PlaceIn(Path.GetFileName(doubt.Split.File)), new(Names(doubt.Example.Labels), "word"), new(Names(doubt.Likely), "word"),
                    doubt.Score.ToString("F3", CultureInfo.InvariantCulture), new(Begin(doubt.Example.Text), "text"),
                ]));
        writer.WriteLine("<p class=\"note\">By confident learning: the model is as sure of the likely label as it is of that label's own "
            + "texts, on average. The lower the score, the surer. Read them before you change them: a model's own mistakes are among "
            + "them. <code>glosa data audit</code> looks at the training texts too.</p>");
    }

    private static string Names(IEnumerable<string> labels) =>
        string.Join(", ", labels) is { Length: > 0 } names ? names : "no label";

    private static string Begin(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";
}
