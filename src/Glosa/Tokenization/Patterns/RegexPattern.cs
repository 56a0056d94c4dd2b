using System.Text.RegularExpressions;
using Glosa.Errors;

namespace Glosa.Tokenization.Patterns;

/// <summary>Matches a regular expression of .NET.</summary>
/// <remarks>A match that ends within a surrogate pair is widened to all of it.</remarks>
internal sealed class RegexPattern(string expression) : TextPattern(expression, isRegex: true)
{
    private readonly Regex _regex = Parse(expression);

    internal override bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        var matches = _regex.EnumerateMatches(text, from);
        var isFound = matches.MoveNext();
        (start, length) = isFound ? (matches.Current.Index, matches.Current.Length) : (0, 0);
        if (length > 0 && IsWithinPair(text, start))
            (start, length) = (start - 1, length + 1);
        if (length > 0 && IsWithinPair(text, start + length))
            length++;
        return isFound;
    }

    private static bool IsWithinPair(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static Regex Parse(string expression)
    {
        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant | RegexOptions.Multiline);
        }
        catch (ArgumentException error)
        {
            throw new InvalidInputException(
                "regular expression", "an expression that .NET can read", error.Message, "Rewrite the expression.");
        }
    }
}
