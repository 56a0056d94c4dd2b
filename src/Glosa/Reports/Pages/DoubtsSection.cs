using Glosa.Pages;

namespace Glosa.Reports.Pages;

/// <summary>Texts whose labels are likely wrong.</summary>
internal static class DoubtsSection
{
    private const int MostCharacters = 400;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ReportedDoubt> doubts)
    {
        if (doubts.Count == 0) writer.WriteLine("<p>No label of the validation and test texts looks wrong.</p>");
        foreach (var split in doubts.GroupBy(doubt => doubt.Split))
        {
            writer.WriteLine($"<h3>{split.Key.Name}</h3>");
            foreach (var doubt in split)
                writer.WriteLine($"<article><p><strong>{ReportTexts.Labels(doubt.Example.Labels)}</strong>, rather "
                    + $"<strong>{ReportTexts.Labels(doubt.Likely)}</strong>, "
                    + FormattableString.Invariant($"score {doubt.Score:F3}; {ReportTexts.Place(doubt.Example, split.Key)}</p>")
                    + $"<p class=\"text\" dir=\"auto\">{ReportTexts.Begin(doubt.Example.Text, MostCharacters)}</p></article>");
        }
        writer.WriteLine("<p class=\"note\">By confident learning: the model is as sure of the likely label as it is of that label's own "
            + "texts, on average. The lower the score, the surer. Read them before you change them: a model's own mistakes are among "
            + "them. <code>glosa data audit</code> looks at the training texts.</p>");
    }
}
