namespace Glosa.Tokenization.Patterns;

/// <summary>The matches of a pattern in a text, from left to right, as the reference library finds them.</summary>
/// <remarks>A match of no length right behind another match is none.</remarks>
internal ref struct PatternMatches(TextPattern pattern, ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _from;
    private int _lastEnd = -1;

    /// <summary>Where the match lies.</summary>
    public TokenSpan Current { get; private set; }

    /// <summary>Goes to the next match; an empty text has none.</summary>
    public bool MoveNext()
    {
        while (_from <= _text.Length && !_text.IsEmpty && pattern.Find(_text, _from, out var start, out var length))
        {
            Current = new TokenSpan(start, start + length);
            var follows = length == 0 && start == _lastEnd;
            _from = length > 0 ? Current.End : NextCodePoint(Current.End);
            _lastEnd = Current.End;
            if (!follows)
                return true;
        }

        return false;
    }

    private readonly int NextCodePoint(int at) =>
        at + 1 < _text.Length && char.IsHighSurrogate(_text[at]) ? at + 2 : at + 1;
}
