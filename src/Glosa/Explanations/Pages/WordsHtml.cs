using Glosa.Pages;

namespace Glosa.Explanations.Pages;

/// <summary>A text whose words are coloured by importance.</summary>
internal static class WordsHtml
{
    // Weaker words show their value under the pointer only, so that the keyboard need not stop at each.
    private const int FocusedFrom = 2;

    /// <summary>Writes the whole text; what the model does not read of it stands between the words without colour.
    /// </summary>
    public static void Write(TextWriter writer, Explanation explanation)
    {
        var (text, written) = (explanation.Prediction.Text, 0);
        foreach (var (word, strength) in explanation.Words.Zip(WordStrength.Of(explanation)))
        {
            if (word.End <= written) continue;      // two words of one letter, as of a ligature
            WriteUnread(writer, text[written..Math.Max(written, word.Start)]);
            Write(writer, text[Math.Max(written, word.Start)..word.End], strength, Explanation.Signed(word.Attribution));
            written = word.End;
        }
        WriteUnread(writer, text[written..]);
    }

    /// <summary>Writes what colours and underlines mean.</summary>
    public static void WriteLegend(TextWriter writer)
    {
        writer.Write("<p class=\"legend\"><span>against the label: ");
        for (var level = WordStrength.Levels; level > 0; level--) Write(writer, "word ", -level);
        writer.Write("</span> <span>for the label: ");
        for (var level = 1; level <= WordStrength.Levels; level++) Write(writer, "word ", level);
        writer.WriteLine("</span> <span>Stronger colour: a larger part of the text's attributions. "
            + "Point at a word, or go to it by Tab, for its value.</span></p>");
    }

    private static void Write(TextWriter writer, string word, int strength, string value)
    {
        var focus = Math.Abs(strength) >= FocusedFrom ? " tabindex=\"0\"" : "";
        writer.Write($"<mark class=\"{ClassOf(strength)}\"{focus}>{Html.Escape(word)}"
            + $"<span class=\"value\"> {value}</span></mark>");
    }

    private static void Write(TextWriter writer, string word, int strength) =>
        writer.Write($"<mark class=\"{ClassOf(strength)}\">{word.Trim()}</mark> ");

    private static void WriteUnread(TextWriter writer, string text)
    {
        if (text.Length == 0) return;
        writer.Write(string.IsNullOrWhiteSpace(text) ? Html.Escape(text)
            : $"<span class=\"unread\">{Html.Escape(text)}</span>");
    }

    private static string ClassOf(int strength) => strength switch
    {
        0 => "neutral",
        > 0 => $"for s{strength}",
        _ => $"against s{-strength}",
    };
}
