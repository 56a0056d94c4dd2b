using Glosa.Errors;

namespace Glosa.Tokenization.Patterns;

/// <summary>What a replacement looks for: a literal text or a regular expression.</summary>
/// <remarks>Immutable and safe to share between threads. Matches go from left to right and do not overlap.</remarks>
public abstract class TextPattern
{
    /// <summary>U+0130, the one code point whose lower case is two code points.</summary>
    internal static readonly TextPattern DottedCapitalI = Literal("\u0130");

    private protected TextPattern(string source, bool isRegex) => (Source, IsRegex) = (source, isRegex);

    /// <summary>The pattern as it was written.</summary>
    public string Source { get; }

    /// <summary>Whether <see cref="Source"/> is a regular expression.</summary>
    public bool IsRegex { get; }

    /// <summary>A pattern that matches the text itself, unit by unit; an empty text matches nowhere.</summary>
    public static TextPattern Literal(string text) => new LiteralPattern(text, text, isRegex: false);

    /// <summary>A regular expression.</summary>
    /// <remarks>
    /// Read as .NET reads it, with <c>^</c> and <c>$</c> at every line, as in the reference library. Differs: .NET
    /// matches UTF-16 units, so <c>.</c> and character classes see half of a code point above U+FFFF; a match takes
    /// the other half too. The patterns of the shipped tokenizers are matched by code of their own and do not differ.
    /// </remarks>
    /// <exception cref="InvalidInputException">.NET cannot read the expression.</exception>
    public static TextPattern Regex(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression == FinalSigmaPattern.Expression)
            return new FinalSigmaPattern();
        if (expression == WhitespaceRunPattern.Expression)
            return new WhitespaceRunPattern();
        if (expression == RunPattern.Expression)
            return new RunPattern();
        if (expression.Length > StretchPattern.LeastLength && EnglishTokenizer.Patterns
            .FirstOrDefault(pattern => pattern.Source == expression) is { } pattern)
            return pattern;
        return LiteralPattern.TextOf(expression) is { } text
            ? new LiteralPattern(expression, text, isRegex: true)
            : new RegexPattern(expression);
    }

    /// <summary>Finds the first match at or behind an offset; what lies before the offset is context only.</summary>
    internal abstract bool Find(ReadOnlySpan<char> text, int from, out int start, out int length);
}
