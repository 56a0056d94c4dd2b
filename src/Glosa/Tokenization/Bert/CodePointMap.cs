using System.Text;

namespace Glosa.Tokenization.Bert;

/// <summary>What each code point becomes, by itself: another one, several, or nothing.</summary>
/// <remarks>A table answers where one UTF-16 unit becomes one; it takes 128 KiB. Safe to share between threads.</remarks>
internal sealed class CodePointMap
{
    /// <summary>Most UTF-16 units that a code point becomes.</summary>
    public const int MostUnits = 16;

    /// <summary>Stands in the table for what <see cref="Write"/> has to be asked about.</summary>
    public const char Other = '\uFFFF';

    private readonly char[] _units = new char[char.MaxValue + 1];
    private readonly Writer _write;

    public CodePointMap(Writer write)
    {
        _write = write;
        Span<char> content = stackalloc char[MostUnits];
        for (var unit = 0; unit < _units.Length; unit++)
            _units[unit] = !char.IsSurrogate((char)unit) && write(new Rune(unit), content) == 1 ? content[0] : Other;
    }

    /// <summary>Writes what a code point becomes, and gives the number of UTF-16 units.</summary>
    public delegate int Writer(Rune rune, Span<char> content);

    /// <summary>The unit that a unit becomes, or <see cref="Other"/>.</summary>
    public char UnitOf(char unit) => _units[unit];

    /// <summary>As <see cref="Writer"/>.</summary>
    public int Write(Rune rune, Span<char> content) => _write(rune, content);
}
