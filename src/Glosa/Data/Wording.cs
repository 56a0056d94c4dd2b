using System.Text;
using Glosa.Errors;

namespace Glosa.Data;

/// <summary>How names are shown in messages: quoted, short, and with the nearest known one.</summary>
internal static class Wording
{
    private const int MaxLength = 40;
    private const int MaxNames = 20;

    /// <summary>A name in quotes, cut when it is long, control characters escaped.</summary>
    public static string Name(string name)
    {
        var shown = new StringBuilder("\"");
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length > MaxLength)
                return shown.Append("…\"").ToString();
            if (Rune.IsControl(rune))
                shown.Append($"\\u{rune.Value:x4}");
            else
                shown.Append(rune);
        }
        return shown.Append('"').ToString();
    }

    /// <summary>The first names in quotes, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<string> names)
    {
        var shown = string.Join(", ", names.Take(MaxNames).Select(Name));
        return names.Count > MaxNames ? $"{shown} and {names.Count - MaxNames} more" : shown;
    }

    /// <summary>A count and its noun, in the singular for 1.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>The advice, after the nearest of the known names when one is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> known, string advice) =>
        Suggestion.Nearest(name, known) is { } near ? $"did you mean {Name(near)}? {Capitalized(advice)}" : advice;

    private static string Capitalized(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
