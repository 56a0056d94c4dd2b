using Glosa.Tokenization;
using Glosa.Tokenization.Models;

namespace Glosa.Tests.Tokenization.Models;

public class WordPieceModelTests
{
    private static readonly WordPieceModel Model = new(new Vocabulary(
        ["[UNK]", "un", "##aff", "##able", "##a", "u", "##n", "una", "##ffa", "😀", "##😀", "##"]));

    [Theory]
    [InlineData("unaffable", "una")]      // the longest beginning has no end that fits: no going back
    [InlineData("unable", "una")]
    public void Tokenize_LongestPieceLeadsNowhere_IsUnknown(string word, string longest)
    {
        Model.Vocabulary.IdOf(longest).ShouldNotBeNull();
        Tokenize(Model, word).ShouldBe([new(0, new(0, word.Length))]);
    }

    [Theory]
    [InlineData("unaffa", "una|##ffa")]
    [InlineData("unn", "un|##n")]
    [InlineData("u", "u")]
    [InlineData("😀😀n", "😀|##😀|##n")]
    [InlineData("##", "##")]
    public void Tokenize_Word_TakesTheLongestPieces(string word, string pieces) =>
        string.Join('|', Tokenize(Model, word).Select(token => Model.Vocabulary.TokenOf(token.Id))).ShouldBe(pieces);

    [Fact]
    public void Tokenize_WordInsideAText_CountsFromItsStart()
    {
        var tokens = new List<Token>();
        foreach (var _ in Enumerable.Range(0, 2))   // the second time it is in the cache
            Model.Tokenize("x 😀un", new TokenSpan(2, 6), tokens);
        tokens.ShouldBe([new(0, new(2, 6)), new(0, new(2, 6))]);
        tokens.Clear();
        Model.Tokenize("x 😀n", new TokenSpan(2, 5), tokens);
        tokens.ShouldBe([new(9, new(2, 4)), new(6, new(4, 5))]);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 1)]
    [InlineData(10_000, 1)]
    public void Tokenize_LongWord_IsUnknownBeyondOneHundredCodePoints(int length, int tokens) =>
        Tokenize(Model, string.Concat(Enumerable.Repeat("😀", length))).Count.ShouldBe(tokens);

    [Fact]
    public void Tokenize_OtherPrefixAndLength_AreUsed()
    {
        var model = new WordPieceModel(new Vocabulary(["?", "a", "@b", "c"]), "?", "@", longestWord: 700);
        Tokenize(model, "abb").Select(token => token.Id).ShouldBe([1, 2, 2]);
        Tokenize(model, "ac").Select(token => token.Id).ShouldBe([0]);
        Tokenize(model, "a" + new string('b', 699)).Count.ShouldBe(700);
        Tokenize(new WordPieceModel(new Vocabulary(["?", "a"]), "?", ""), "aa").Count.ShouldBe(2);
    }

    [Fact]
    public void Constructor_NoUnknownToken_IsRefused() =>
        Should.Throw<ArgumentException>(() => new WordPieceModel(new Vocabulary(["a"])))
            .Message.ShouldStartWith("The vocabulary lacks the unknown token \"[UNK]\".");

    private static List<Token> Tokenize(WordPieceModel model, string word)
    {
        var tokens = new List<Token>();
        model.Tokenize(word, new TokenSpan(0, word.Length), tokens);
        return tokens;
    }
}
