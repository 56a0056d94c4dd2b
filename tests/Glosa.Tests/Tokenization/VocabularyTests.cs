using Glosa.Tokenization;

namespace Glosa.Tests.Tokenization;

public class VocabularyTests
{
    [Fact]
    public void Constructor_Tokens_AreNumberedInOrder()
    {
        var vocabulary = new Vocabulary(["<unk>", "a", "<pad>"]);
        vocabulary.Count.ShouldBe(3);
        vocabulary.IdOf("a").ShouldBe(1);
        vocabulary.IdOf("A").ShouldBeNull();
        vocabulary.TokenOf(1).ShouldBe("a");
        vocabulary.UnknownId.ShouldBe(0);
        vocabulary.PaddingId.ShouldBe(2);
    }

    [Fact]
    public void Constructor_TokensAfterBert_HaveTheirParts()
    {
        var vocabulary = new Vocabulary(["[UNK]", "[CLS]", "[PAD]"]);
        vocabulary.UnknownId.ShouldBe(0);
        vocabulary.PaddingId.ShouldBe(2);
        new Vocabulary(["[PAD]", "<pad>", "[UNK]", "<unk>"]).PaddingId.ShouldBe(1);
    }

    [Fact]
    public void Constructor_NoSpecialTokens_HasNoIdsForThem()
    {
        var vocabulary = new Vocabulary(["a"]);
        vocabulary.UnknownId.ShouldBeNull();
        vocabulary.PaddingId.ShouldBeNull();
    }

    [Fact]
    public void Constructor_TokenTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => new Vocabulary(["a", "b", "a"]))
            .Message.ShouldStartWith("A vocabulary holds a token once, but \"a\" has the ids 0 and 2.");

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void TokenOf_IdOutside_IsRefused(int id) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Vocabulary(["a"]).TokenOf(id));
}
