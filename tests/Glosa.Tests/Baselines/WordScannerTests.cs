using Glosa.Baselines;

namespace Glosa.Tests.Baselines;

public class WordScannerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" .,! ", "")]
    [InlineData("Don't stop", "Don|t|stop")]
    [InlineData("a_b c-d 7up", "a_b|c|d|7up")]
    [InlineData("naïve ÉTÉ Übung", "naïve|ÉTÉ|Übung")]
    [InlineData("e\u0301te\u0301 x", "e\u0301te\u0301|x")]
    [InlineData("नमस्ते दुनिया", "नमस्ते|दुनिया")]
    [InlineData("日本語のabc", "日|本|語|の|abc")]
    [InlineData("so good🎉🎉!", "so|good|🎉|🎉")]
    [InlineData("\u2764\uFE0F ok", "\u2764\uFE0F|ok")]
    [InlineData("\uFE0F", "")]
    [InlineData("a\uFFFDb", "a|b")]
    [InlineData("𐐀𐐁 x", "𐐀𐐁|x")]
    public void MoveNext_Text_FindsItsWords(string text, string words) =>
        string.Join('|', Words(text, lowerCase: false).Select(word => word.Text)).ShouldBe(words);

    [Fact]
    public void MoveNext_HalfASurrogatePair_StandsBetweenWords() =>
        Words("a\uD800b\uDC00", lowerCase: true).Select(word => word.Text).ShouldBe(["a", "b"]);

    [Fact]
    public void Hash_OtherCase_IsTheSameOnlyIfAskedFor()
    {
        string text = "Ünder ünder";
        var folded = Words(text, lowerCase: true);
        folded[0].Hash.ShouldBe(folded[1].Hash);
        var exact = Words(text, lowerCase: false);
        exact[0].Hash.ShouldNotBe(exact[1].Hash);
    }

    private static List<(string Text, ulong Hash)> Words(string text, bool lowerCase)
    {
        var found = new List<(string, ulong)>();
        var words = new WordScanner(text, lowerCase);
        while (words.MoveNext()) found.Add((text[words.Start..words.End], words.Hash));
        return found;
    }
}
