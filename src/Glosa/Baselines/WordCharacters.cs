using System.Globalization;
using System.Text;

namespace Glosa.Baselines;

/// <summary>What a character does in a word.</summary>
internal enum WordCharacter : byte
{
    /// <summary>Stands between words.</summary>
    Separator,

    /// <summary>Part of a word: a letter, a digit or a connector such as <c>_</c>.</summary>
    Part,

    /// <summary>A combining mark: goes on with a word, begins none.</summary>
    Mark,

    /// <summary>A word of its own: Han and kana, which write no blanks, and symbols such as emoji.</summary>
    Whole,
}

/// <summary>The roles of all characters.</summary>
internal static class WordCharacters
{
    private static readonly WordCharacter[] s_roles =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => RoleOf(code, char.GetUnicodeCategory((char)code)))];

    /// <summary>The role of a character, or of the surrogate pair that starts there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the character starts.</param>
    /// <param name="length">UTF-16 units of the character: 1 or 2.</param>
    public static WordCharacter At(ReadOnlySpan<char> text, int position, out int length)
    {
        length = 1;
        var unit = text[position];
        if (!char.IsSurrogate(unit)) return s_roles[unit];
        if (Rune.DecodeFromUtf16(text[position..], out var rune, out length) is not System.Buffers.OperationStatus.Done)
            return WordCharacter.Separator;
        return RoleOf(rune.Value, Rune.GetUnicodeCategory(rune));
    }

    private static WordCharacter RoleOf(int code, UnicodeCategory category) => category switch
    {
        UnicodeCategory.OtherLetter when IsHanOrKana(code) => WordCharacter.Whole,
        UnicodeCategory.OtherSymbol => code == Rune.ReplacementChar.Value
            ? WordCharacter.Separator : WordCharacter.Whole,
        <= UnicodeCategory.OtherLetter => WordCharacter.Part,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => WordCharacter.Mark,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.ConnectorPunctuation => WordCharacter.Part,
        _ => WordCharacter.Separator,
    };

    private static bool IsHanOrKana(int code) => code
        is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
