using System.Text.RegularExpressions;
using Glosa.Errors;

namespace Glosa.Tokenization.Patterns;

/// <summary>Matches a regular expression of .NET.</summary>
internal sealed class RegexPattern(string expression) : TextPattern(expression, isRegex: true)
{
    private readonly Regex _regex = Parse(expression);

    internal override bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        var matches = _regex.EnumerateMatches(text, from);
        var isFound = matches.MoveNext();
        (start, length) = isFound ? (matches.Current.Index, matches.Current.Length) : (0, 0);
        return isFound;
    }

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
