using System.Buffers;
using System.Text.RegularExpressions;

namespace Glosa.Tokenization.Patterns;

/// <summary>An expression for stretches without white space, looked for only where a match can begin.</summary>
/// <param name="source">The expression, as the reference library reads it.</param>
/// <remarks>
/// Behind the place where a search starts, no match may begin with an ASCII digit, nor with an ASCII letter but behind
/// a digit; no match may be empty. So most words cost no regular expression at all.
/// </remarks>
internal abstract class StretchPattern(string source) : TextPattern(source, isRegex: true)
{
    private static readonly SearchValues<char> s_letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether there may be a match in a whole stretch of nothing but ASCII letters.</summary>
    protected abstract bool MayMatch(ReadOnlySpan<char> letters);

    /// <summary>Length of the match at the place where the search starts; 0 where there is none.</summary>
    protected abstract int LengthAtStart(ReadOnlySpan<char> text, int start);

    /// <summary>Length of the match at a place behind the start; 0 where there is none.</summary>
    protected abstract int LengthLater(ReadOnlySpan<char> text, int at);

    /// <summary>Length of what an expression that begins with <c>\G</c> matches at a place; 0 if nothing.</summary>
    protected static int Length(Regex regex, ReadOnlySpan<char> text, int at)
    {
        var matches = regex.EnumerateMatches(text, at);
        return matches.MoveNext() ? matches.Current.Length : 0;
    }

    internal sealed override bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        start = from;
        length = 0;
        var letters = text[from..].IndexOfAnyExcept(s_letters);     // how many stand here; -1 where nothing else does
        if (from == text.Length || (letters < 0 && from == 0 && !MayMatch(text)))
            return false;
        length = LengthAtStart(text, from);
        if (length > 0 || letters < 0)
            return length > 0;
        for (start = from + Math.Max(letters, 1); start < text.Length; start++)
        {
            length = CanBegin(text, start) ? LengthLater(text, start) : 0;
            if (length > 0)
                return true;
        }

        return false;
    }

    private static bool CanBegin(ReadOnlySpan<char> text, int at) => char.IsAsciiDigit(text[at - 1])
        ? !char.IsAsciiDigit(text[at])
        : !char.IsAsciiLetterOrDigit(text[at]);
}
