using System.Buffers;
using System.Globalization;
using System.Text;

namespace Glosa.Tokenization.PreTokenizers;

/// <summary>What the expressions <c>\w</c> and <c>\s</c> match in the reference library.</summary>
/// <remarks>
/// Unicode Technical Standard 18, Annex C: letters, marks, decimal and letter numbers, connectors, join controls, and
/// the symbols that count as letters (Other_Alphabetic).
/// </remarks>
internal static class WordCharacters
{
    public enum Kind : byte { Space, Word, Sign }

    private static readonly Kind[] BasicPlane =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => char.IsSurrogate((char)unit)
            ? Kind.Sign : KindOf(new Rune(unit)))];

    /// <summary>The kind of the code point that starts at an offset, and how many UTF-16 units it has.</summary>
    public static Kind At(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        return char.IsHighSurrogate(text[at])
            && Rune.DecodeFromUtf16(text[at..], out var rune, out length) == OperationStatus.Done
            ? KindOf(rune) : BasicPlane[text[at]];
    }

    private static Kind KindOf(Rune rune) => Rune.IsWhiteSpace(rune) ? Kind.Space
        : IsWord(rune) ? Kind.Word : Kind.Sign;

    private static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.ConnectorPunctuation => true,
        _ => rune.Value is 0x200C or 0x200D                                  // join controls
            or (>= 0x24B6 and <= 0x24E9)                                     // circled letters
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)    // squared and negative circled letters
            or (>= 0x1F170 and <= 0x1F189),                                  // negative squared letters
    };
}
