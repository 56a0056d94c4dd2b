using Glosa.Neural;

namespace Glosa.Baselines;

/// <summary>Walks over the words of a text: runs of letters, marks, digits and connectors.</summary>
/// <remarks>About what the regular expression <c>\w+</c> finds, and <see cref="WordCharacter.Whole"/>.</remarks>
internal ref struct WordScanner(ReadOnlySpan<char> text, bool lowerCase)
{
    private const ulong HashStart = 0xCBF29CE484222325, HashFactor = 0x100000001B3;    // FNV-1a, 64 bits

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    /// <summary>Where the word starts, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>64 bits that stand for the word, in lower case if that is asked for.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Goes to the next word, if there is one.</summary>
    public bool MoveNext()
    {
        var role = WordCharacter.Separator;
        var length = 0;
        while (_position < _text.Length)
        {
            role = WordCharacters.At(_text, _position, out length);
            if (role is WordCharacter.Part or WordCharacter.Whole) break;
            _position += length;
        }
        if (_position >= _text.Length) return false;
        Start = _position;
        _position += length;
        while (_position < _text.Length)
        {
            var next = WordCharacters.At(_text, _position, out length);
            var goesOn = next is WordCharacter.Mark || (next is WordCharacter.Part && role is WordCharacter.Part);
            if (!goesOn) break;
            _position += length;
        }
        End = _position;
        Hash = HashOf(_text[Start..End]);
        return true;
    }

    /// <summary>A character as words are compared.</summary>
    public static char Fold(char unit, bool lowerCase) => lowerCase ? char.ToLowerInvariant(unit) : unit;

    private readonly ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = HashStart;
        foreach (var unit in word) hash = (hash ^ Fold(unit, lowerCase)) * HashFactor;
        return Seeds.Mix(hash);
    }
}
