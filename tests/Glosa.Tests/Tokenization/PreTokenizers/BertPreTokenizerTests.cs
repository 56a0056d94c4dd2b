using Glosa.Tokenization;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Tokenization.PreTokenizers;

public class BertPreTokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\u3000", "")]
    [InlineData("Don't stop!", "Don|'|t|stop|!")]
    [InlineData("a--b $9_x", "a|-|-|b|$|9|_|x")]
    [InlineData("¿qué? 😀👍🏽, 漢字。", "¿|qué|?|😀👍🏽|,|漢字|。")]
    [InlineData("x\U00010100y €5", "x|\U00010100|y|€5")]
    public void Split_Text_IsolatesSigns(string text, string words) =>
        string.Join('|', Split(text)).ShouldBe(words);

    [Fact]
    public void Split_EachCodePoint_EqualsTheReferenceLibrary()
    {
        var golden = TokenizationGolden.Read("bert_characters.json");
        var (signs, spaces) = (golden.GetProperty("signs").Ranges(), golden.GetProperty("spaces").Ranges());
        foreach (var codePoint in TokenizationGolden.CodePoints())
            Split($"a{char.ConvertFromUtf32(codePoint)}b").Length
                .ShouldBe(signs.Contains(codePoint) ? 3 : spaces.Contains(codePoint) ? 2 : 1, $"U+{codePoint:X4}");
    }

    private static string[] Split(string text)
    {
        var words = new List<TokenSpan>();
        new BertPreTokenizer().Split(text, 0, words);
        return [.. words.Select(word => text[word.Start..word.End])];
    }
}
