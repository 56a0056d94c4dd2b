using System.Text;
using System.Text.Json;
using Glosa.Tokenization.Bert;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.Normalizers;

/// <summary>BERT's normalizer: cleans, sets Han characters apart, removes accents, lower-cases, in this order.</summary>
/// <remarks>Everything happens to each code point by itself. Differs: marks that Unicode 8 does not know are neither
/// removed nor put into canonical order.</remarks>
public sealed class BertNormalizer : INormalizer
{
    internal const string TypeName = "BertNormalizer";

    // Hangul syllables are decomposed by calculation: Unicode 3.12.
    private const int FirstSyllable = 0xAC00, Syllables = 11_172, Vowels = 21, Finals = 28;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, BeforeFinals = 0x11A7;

    private readonly CodePointMap _map;

    /// <summary>Makes the normalizer.</summary>
    /// <param name="cleanText">Whether control characters are dropped and all white space becomes blanks.</param>
    /// <param name="handleChineseChars">Whether Han characters become words of their own.</param>
    /// <param name="stripAccents">Whether characters are decomposed and lose their non-spacing marks, so that ñ
    /// becomes n and Hangul its letters; null does what <paramref name="lowercase"/> says.</param>
    /// <param name="lowercase">Whether each code point is lower-cased.</param>
    public BertNormalizer(bool cleanText = true, bool handleChineseChars = true, bool? stripAccents = null,
        bool lowercase = true)
    {
        (CleanText, HandleChineseChars, StripAccents, Lowercase) =
            (cleanText, handleChineseChars, stripAccents, lowercase);
        _map = new CodePointMap(Write);
    }

    /// <summary>Whether control characters are dropped and all white space becomes blanks.</summary>
    public bool CleanText { get; }

    /// <summary>Whether Han characters become words of their own.</summary>
    public bool HandleChineseChars { get; }

    /// <summary>Whether accents are removed, as it was given; null where <see cref="Lowercase"/> decides.</summary>
    public bool? StripAccents { get; }

    /// <summary>Whether each code point is lower-cased.</summary>
    public bool Lowercase { get; }

    /// <summary>Whether accents are removed.</summary>
    public bool RemovesAccents => StripAccents ?? Lowercase;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Normalize(NormalizedString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Replace(_map);
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBoolean("clean_text", CleanText);
        writer.WriteBoolean("handle_chinese_chars", HandleChineseChars);
        if (StripAccents is { } strip)
            writer.WriteBoolean("strip_accents", strip);
        else
            writer.WriteNull("strip_accents");
        writer.WriteBoolean("lowercase", Lowercase);
    }

    internal static BertNormalizer Read(JsonField json) => new(
        json.Required("clean_text").Truth(),
        json.Required("handle_chinese_chars").Truth(),
        json.Optional("strip_accents")?.Truth(),
        json.Required("lowercase").Truth());

    private int Write(Rune rune, Span<char> content)
    {
        if (CleanText && BertCharacters.Dropped.Contains(rune.Value))
            return 0;
        if (CleanText && BertCharacters.Blanks.Contains(rune.Value))
            rune = new Rune(' ');
        var apart = HandleChineseChars && BertCharacters.Han.Contains(rune.Value);
        var length = 0;
        if (apart)
            content[length++] = ' ';
        if (!RemovesAccents)
            length += WriteLetter(rune, content[length..]);
        else if (rune.Value - FirstSyllable is >= 0 and < Syllables and var syllable)
            length += WriteHangul(syllable, content[length..]);
        else
        {
            var bare = BareLetters.Of(rune);
            foreach (var letter in bare.IsEmpty ? [rune] : bare)
                if (!BertCharacters.Marks.Contains(letter.Value))
                    length += WriteLetter(letter, content[length..]);
        }

        if (apart)
            content[length++] = ' ';
        return length;
    }

    private static int WriteHangul(int syllable, Span<char> content)
    {
        content[0] = (char)(FirstLead + (syllable / (Vowels * Finals)));
        content[1] = (char)(FirstVowel + (syllable % (Vowels * Finals) / Finals));
        if (syllable % Finals == 0)
            return 2;
        content[2] = (char)(BeforeFinals + (syllable % Finals));
        return 3;
    }

    private int WriteLetter(Rune letter, Span<char> content)
    {
        if (!Lowercase)
            return letter.EncodeToUtf16(content);
        if (letter.Value != 'İ')
            return Rune.ToLowerInvariant(letter).EncodeToUtf16(content);
        "i\u0307".CopyTo(content);   // the only lower case that is longer
        return 2;
    }
}
