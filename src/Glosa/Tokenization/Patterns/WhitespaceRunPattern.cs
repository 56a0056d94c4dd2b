namespace Glosa.Tokenization.Patterns;

/// <summary>Matches runs of Unicode white space: <c>\s+</c> without the cost of a regular expression.</summary>
internal sealed class WhitespaceRunPattern() : TextPattern(Expression, isRegex: true)
{
    public const string Expression = @"\s+";

    internal override bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        start = from;
        while (start < text.Length && !char.IsWhiteSpace(text[start]))
            start++;
        var end = start;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        length = end - start;
        return length > 0;
    }
}
