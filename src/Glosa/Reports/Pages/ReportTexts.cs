using Glosa.Data;
using Glosa.Pages;

namespace Glosa.Reports.Pages;

/// <summary>How texts and their labels stand on the page.</summary>
internal static class ReportTexts
{
    /// <summary>Names of labels, escaped.</summary>
    public static string Labels(IEnumerable<string> labels) =>
        string.Join(", ", labels) is { Length: > 0 } names ? Html.Escape(names) : "no label";

    /// <summary>The file's name and the line, escaped.</summary>
    public static string Place(Example example, ReportedSplit split) =>
        Html.Escape(example.PlaceIn(Path.GetFileName(split.File)));

    /// <summary>A text, escaped, or its beginning where it is longer than so many characters.</summary>
    public static string Begin(string text, int most)
    {
        if (text.Length <= most) return Html.Escape(text);
        // Not between the halves of a character.
        return Html.Escape($"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…");
    }
}
