using System.Globalization;
using Glosa.Tokenization;
using Glosa.Tokenization.Patterns;

namespace Glosa.Tests.Tokenization;

public class NormalizedStringTests
{
    [Fact]
    public void Replace_LongMatch_StandsForTheWholeMatch()
    {
        var text = new NormalizedString("see http://a.b now");
        text.Replace(TextPattern.Regex(@"http\S+"), "URL");
        text.Text.ToString().ShouldBe("see URL now");
        text.OriginalSpan(new(4, 7)).ShouldBe(new(4, 14));
        text.OriginalSpan(new(5, 6)).ShouldBe(new(4, 14));
        text.OriginalSpan(new(8, 11)).ShouldBe(new(15, 18));
    }

    [Fact]
    public void Replace_OneAfterTheOther_KeepsTheAlignment()
    {
        var text = new NormalizedString("a\"b\"c.");
        text.Replace(TextPattern.Literal("\""), "");
        text.Replace(TextPattern.Literal("bc"), "xyz");
        text.Replace(TextPattern.Literal("."), " . ");
        text.Text.ToString().ShouldBe("axyz . ");
        text.OriginalSpan(new(0, 4)).ShouldBe(new(0, 5));
        text.OriginalSpan(new(1, 4)).ShouldBe(new(2, 5));
        text.OriginalSpan(new(5, 6)).ShouldBe(new(5, 6));
    }

    [Fact]
    public void Replace_Expression_GivesWhatTheReferenceLibraryGives()
    {
        foreach (var json in TokenizationGolden.Read("replacements.json").EnumerateArray())
        {
            var expected = json.Texts();
            var text = new NormalizedString(expected["text"]);
            text.Replace(TextPattern.Regex(expected["expression"]), expected["content"]);
            text.Text.ToString().ShouldBe(expected["result"], expected["expression"]);
        }
    }

    [Fact]
    public void Lowercase_DottedCapitalI_GrowsAndStaysAligned()
    {
        var text = new NormalizedString("xİ𐐀Y");
        text.Lowercase();
        text.Text.ToString().ShouldBe("xi\u0307𐐨y");
        text.OriginalSpan(new(1, 3)).ShouldBe(new(1, 2));
        text.OriginalSpan(new(2, 3)).ShouldBe(new(1, 2));
        text.OriginalSpan(new(3, 5)).ShouldBe(new(2, 4));
        text.OriginalSpan(new(5, 6)).ShouldBe(new(4, 5));
    }

    [Fact]
    public void Lowercase_EachCodePoint_EqualsTheReferenceLibrary()
    {
        var lower = TokenizationGolden.Read("lower_case.json").Texts();
        for (var codePoint = 0; codePoint < 0x110000; codePoint += codePoint == 0xD7FF ? 0x801 : 1)
        {
            var text = char.ConvertFromUtf32(codePoint);
            var normalized = new NormalizedString(text, aligned: false);
            normalized.Lowercase();
            var expected = lower.GetValueOrDefault(text, text);
            if (normalized.Text.ToString() != expected && IsKnown(codePoint))
                Assert.Fail($"U+{codePoint:X4} became {normalized.Text}, not {expected}");
        }
    }

    // The reference library may know a later Unicode than .NET.
    private static bool IsKnown(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.OtherNotAssigned;

    [Fact]
    public void OriginalSpan_NotAligned_IsRefused()
    {
        var text = new NormalizedString("a", aligned: false);
        Should.Throw<InvalidOperationException>(() => text.OriginalSpan(new(0, 1)));
    }
}
