using Glosa.Tokenization;
using Glosa.Tokenization.Models;

namespace Glosa.Tests.Tokenization.Models;

public class BpeModelTests
{
    private static readonly BpeMerge[] Merges = [new("b", "c"), new("a", "b"), new("a", "bc"), new("ab", "ab")];

    private static readonly BpeModel Model =
        new(new Vocabulary(["?", "a", "b", "c", "bc", "ab", "abc", "abab"]), Merges, unknownToken: "?");

    [Theory]
    [InlineData("abc", "abc")]       // b with c is learned first, so a with b is not merged
    [InlineData("abab", "abab")]
    [InlineData("ababab", "abab|ab")]
    [InlineData("ababc", "ab|abc")]
    [InlineData("cba", "c|b|a")]
    [InlineData("a", "a")]
    public void Tokenize_Word_MergesInTheOrderOfLearning(string word, string tokens) =>
        string.Join('|', Tokenize(Model, word).Select(token => Model.Vocabulary.TokenOf(token.Id))).ShouldBe(tokens);

    [Fact]
    public void Tokenize_CodePointsThatAreNotKnown_AreUnknownEach() =>
        Tokenize(Model, "ab😀éab").ShouldBe(
        [
            new(5, new(0, 2)), new(0, new(2, 4)), new(0, new(4, 5)), new(5, new(5, 7)),
        ]);

    [Fact]
    public void Tokenize_NoUnknownToken_LeavesThemOutAndMergesAcross() =>
        Tokenize(new BpeModel(Model.Vocabulary, Merges), "éa😀b").ShouldBe([new(5, new(1, 5))]);

    [Fact]
    public void Tokenize_WordInsideAText_CountsFromItsStart()
    {
        var tokens = new List<Token>();
        foreach (var _ in Enumerable.Range(0, 2))   // the second time it is in the cache
            Model.Tokenize("x abc", new TokenSpan(2, 5), tokens);
        tokens.ShouldBe([new(6, new(2, 5)), new(6, new(2, 5))]);
    }

    [Fact]
    public void Tokenize_LongWord_IsMergedWhole()
    {
        var tokens = Tokenize(Model, string.Concat(Enumerable.Repeat("ab", 50_001)));
        tokens.Count.ShouldBe(25_001);
        tokens[^1].ShouldBe(new(5, new(100_000, 100_002)));
    }

    [Fact]
    public void Tokenize_MoreWordsThanTheCacheHolds_StaysRight()
    {
        for (var number = 0; number < 70_000; number++)
            Tokenize(Model, $"{number}abc")[^1].Id.ShouldBe(6);
    }

    [Fact]
    public void Constructor_MergeTwice_KeepsTheLaterPlace()
    {
        var model = new BpeModel(Model.Vocabulary, [new("a", "b"), new("b", "c"), new("a", "b"), new("a", "bc")]);
        model.Merges.ShouldBe([new("b", "c"), new("a", "b"), new("a", "bc")]);
        Tokenize(model, "abc").ShouldBe([new(6, new(0, 3))]);
    }

    [Fact]
    public void Constructor_TokenMissing_IsRefused()
    {
        var vocabulary = new Vocabulary(["a", "b"]);
        Should.Throw<ArgumentException>(() => new BpeModel(vocabulary, [], unknownToken: "?"))
            .Message.ShouldStartWith("The vocabulary lacks the token \"?\".");
        Should.Throw<ArgumentException>(() => new BpeModel(vocabulary, [new("a", "b")]))
            .Message.ShouldStartWith("The vocabulary lacks the token \"ab\".");
    }

    private static List<Token> Tokenize(BpeModel model, string word)
    {
        var tokens = new List<Token>();
        model.Tokenize(word, new TokenSpan(0, word.Length), tokens);
        return tokens;
    }
}
