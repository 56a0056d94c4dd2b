using Glosa.Tokenization;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Tokenization.PreTokenizers;

public class WhitespaceSplitPreTokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    [InlineData("a", "a")]
    [InlineData("  ab \u00A0c\u2028 ", "ab|c")]
    [InlineData("a\u001Cb\u200Bc", "a\u001Cb\u200Bc")]
    public void Split_Text_GivesTheWords(string text, string words)
    {
        var spans = new List<TokenSpan>();
        new WhitespaceSplitPreTokenizer().Split(text, 0, spans);
        string.Join('|', spans.Select(span => text[span.Start..span.End])).ShouldBe(words);
    }
}
