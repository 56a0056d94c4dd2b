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

    [Theory]
    [InlineData("abxxd", "x*", "-", "-a-b-d-")]
    [InlineData("😀b", "(?:)", "-", "-😀-b-")]
    [InlineData("a\nb", "^", ">", ">a\n>b")]
    [InlineData("a1b22", @"\d+", "$0", "a$0b$0")]
    [InlineData("", "(?:)", "x", "x")]
    [InlineData("aaa", "aa", "a", "aa")]
    [InlineData("foobar", "(?<=o)b", "x", "fooxar")]
    public void Replace_Expression_ReplacesEveryMatch(string text, string expression, string content, string expected)
    {
        var normalized = new NormalizedString(text);
        normalized.Replace(TextPattern.Regex(expression), content);
        normalized.Text.ToString().ShouldBe(expected);
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
        var lower = Golden.Read("lower_case.json");
        for (var codePoint = 0; codePoint < 0x110000; codePoint += codePoint == 0xD7FF ? 0x801 : 1)
        {
            var text = char.ConvertFromUtf32(codePoint);
            var normalized = new NormalizedString(text, aligned: false);
            normalized.Lowercase();
            var expected = lower.TryGetProperty(text, out var value) ? value.GetString() : text;
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
