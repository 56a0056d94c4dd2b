using System.Globalization;
using Glosa.Tokenization;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Tokenization.PreTokenizers;

public class WhitespacePreTokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\u00A0\n", "")]
    [InlineData("Don't stop--it's 3.5%!", "Don|'|t|stop|--|it|'|s|3|.|5|%!")]
    [InlineData("snake_case a-b", "snake_case|a|-|b")]
    [InlineData("cafe\u0301 x\u200Dy z\u200Bw", "cafe\u0301|x\u200Dy|z|\u200B|w")]
    [InlineData("¿Qué? ⓐ½x²", "¿|Qué|?|ⓐ|½|x|²")]
    [InlineData("😀😀!𝐀b 東京。", "😀😀!|𝐀b|東京|。")]
    public void Split_Text_GivesRunsOfWordCharactersAndOfSigns(string text, string words) =>
        string.Join('|', Split(text)).ShouldBe(words);

    [Fact]
    public void Split_EachCodePoint_BelongsToAWordWhereTheReferenceLibrarySaysSo()
    {
        var golden = TokenizationGolden.Read("word_characters.json");
        var pieces = new Dictionary<int, int>();   // of the code point between two letters; 3 where it is a sign
        foreach (var (kind, count) in new[] { ("words", 1), ("spaces", 2) })
        {
            var ranges = golden.GetProperty(kind).Numbers();
            for (var i = 0; i < ranges.Length; i += 2)
                for (var codePoint = ranges[i]; codePoint <= ranges[i + 1]; codePoint++)
                    pieces[codePoint] = count;
        }

        for (var codePoint = 0; codePoint < 0x110000; codePoint += codePoint == 0xD7FF ? 0x801 : 1)
            if (Split($"a{char.ConvertFromUtf32(codePoint)}b").Length != pieces.GetValueOrDefault(codePoint, 3)
                && IsKnownToBoth(codePoint))
                Assert.Fail($"U+{codePoint:X4} is not split as the reference library does");
    }

    // .NET and the reference library may know different versions of Unicode.
    private static bool IsKnownToBoth(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.OtherNotAssigned;

    private static string[] Split(string text)
    {
        var spans = new List<TokenSpan>();
        new WhitespacePreTokenizer().Split(text, 0, spans);
        return [.. spans.Select(span => text[span.Start..span.End])];
    }
}
