using System.Globalization;
using Glosa.Explanations.Pages;
using Glosa.Pages;

namespace Glosa.Reports.Pages;

/// <summary>The mistakes of which the model is surest, with their words.</summary>
internal static class MistakesSection
{
    private const int MostCharacters = 1500;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run, IReadOnlyList<ExplainedMistake> mistakes)
    {
        var (split, wrong) = (run.Scored, run.Scored.IsRight.Count(right => !right));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"<p>{wrong:N0} of {split.Count:N0} {split.Name} texts are wrong{(wrong > mistakes.Count ? $"; these {mistakes.Count} the model is surest of" : "")}.</p>"));
        if (mistakes.Count == 0) return;
        if (mistakes.Any(mistake => mistake.Explanation is not null)) WordsHtml.WriteLegend(writer);
        foreach (var mistake in mistakes) Write(writer, split, mistake);
        var methods = mistakes.Select(mistake => mistake.Explanation?.Method).OfType<string>().Distinct().ToArray();
        writer.WriteLine("<p class=\"note\">"
            + (methods.Length == 0 ? "" : $"Words by {Html.Escape(string.Join(", ", methods).Replace('_', ' '))}. ")
            + (mistakes.All(mistake => mistake.Explanation is not null) ? ""
                : "Texts without colours were not explained: they hold no word that the model knows, or ten seconds were over. ")
            + "<code>glosa explain</code> explains any text by any method.</p>");
    }

    private static void Write(TextWriter writer, ReportedSplit split, ExplainedMistake mistake)
    {
        var given = split.Texts.Given[mistake.Text].Select(label => split.Labels[label]);
        writer.WriteLine($"<article><p><strong>{ReportTexts.Labels(given)}</strong> instead of <strong>{ReportTexts.Labels(mistake.Example.Labels)}</strong>, "
            + FormattableString.Invariant($"sure by {mistake.Probability:F3}; {ReportTexts.Place(mistake.Example, split)}")
            + (split.Labels.IsMultiLabel ? $"; words for {Html.Escape(mistake.Label)}" : "") + "</p>");
        writer.Write("<p class=\"text\" dir=\"auto\">");
        if (mistake.Explanation is { } explanation && mistake.Example.Text.Length <= MostCharacters)
            WordsHtml.Write(writer, explanation);
        else writer.Write(ReportTexts.Begin(mistake.Example.Text, MostCharacters));
        writer.WriteLine("</p></article>");
    }
}
