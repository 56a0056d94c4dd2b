using Glosa.Data.Checks;
using Glosa.Tokenization;

namespace Glosa.Tests.Data.Checks;

public class TextFactsTests
{
    [Theory]
    [InlineData("Ab  c", " aB\n\tC ")]
    [InlineData("", " \n")]
    [InlineData("ÉTÉ", "été\u00a0")]
    public void Of_CaseAndWhiteSpace_AreFoldedAway(string one, string other)
    {
        TextFacts.Of(one, null).Folded.ShouldBe(TextFacts.Of(other, null).Folded);
        TextFacts.Of(one, null).Exact.ShouldNotBe(TextFacts.Of(other, null).Exact);
    }

    [Theory]
    [InlineData("ab c", "abc")]
    [InlineData("ab c", "a bc")]
    [InlineData("a b", "a, b")]
    public void Of_OtherText_StaysApart(string one, string other) =>
        TextFacts.Of(one, null).Folded.ShouldNotBe(TextFacts.Of(other, null).Folded);

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData(" \n", 2, 0)]
    [InlineData("a bc\nd", 6, 3)]
    [InlineData("👋 niño", 6, 2)]
    public void Of_Lengths_CountCharactersAndWords(string text, int characters, int words)
    {
        var facts = TextFacts.Of(text, null);
        (facts.Characters, facts.Words).ShouldBe((characters, words));
    }

    [Fact]
    public void Of_Tokenizer_CountsWhatItKeepsAndDoesNotKnow()
    {
        var tokenizer = Tokenizer.Train(new() { MaxLength = 3 }, ["a b"]);
        var facts = TextFacts.Of("a x b y z", tokenizer);
        (facts.Tokens, facts.Kept, facts.Unknown).ShouldBe((5, 3, 1));
    }
}
