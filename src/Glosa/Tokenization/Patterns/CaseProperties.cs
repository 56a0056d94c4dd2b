using System.Globalization;
using System.Text;

namespace Glosa.Tokenization.Patterns;

/// <summary>The Unicode properties that decide where a word ends for the final sigma.</summary>
/// <remarks>Derived as in DerivedCoreProperties.txt, from .NET's categories and a few characters more.</remarks>
internal static class CaseProperties
{
    // Word_Break = MidLetter, MidNumLet or Single_Quote
    private const string WordBreaks =
        "':.\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    /// <summary>Property Case_Ignorable: marks, format characters, modifiers, and punctuation within words.</summary>
    public static bool IsIgnorable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol => true,
        _ => rune.IsBmp && WordBreaks.Contains((char)rune.Value),
    };

    /// <summary>Property Cased of what is not ignorable: letters with case, Other_Uppercase, Other_Lowercase.</summary>
    public static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
        _ => rune.Value is 0xAA or 0xBA                                      // ordinal indicators
            or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9)        // Roman numerals, circled letters
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)    // squared and negative circled letters
            or (>= 0x1F170 and <= 0x1F189),                                  // negative squared letters
    };
}
