using System.Text.Json;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tests.Tokenization.Trainers;

public class BpeTrainerTests
{
    private static readonly JsonElement Golden = TokenizationGolden.Read("bpe_training.json");

    public static TheoryData<string> Cases =>
        [.. Golden.EnumerateArray().Select(example => example.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_Texts_LearnsWhatTheReferenceLibraryLearns(string name)
    {
        var (texts, vocabulary, merges) = Case(name);
        var model = new BpeTrainer().Train(Words(texts));
        model.Vocabulary.Tokens.ShouldBe(vocabulary);
        model.Merges.ShouldBe(merges);
    }

    [Fact]
    public void Train_SmallerVocabulary_IsTheBeginningBehindTheSpecialTokens()
    {
        var (texts, vocabulary, merges) = Case("all");
        var model = new BpeTrainer { MaxVocabulary = 400, SpecialTokens = ["[X]", "[Y]"] }.Train(Words(texts));
        model.Vocabulary.Tokens.ShouldBe(["[X]", "[Y]", .. vocabulary.Take(398)]);
        model.Merges.ShouldBe(merges.Take(model.Merges.Count));
    }

    [Fact]
    public void Train_EqualCounts_SmallerIdsGoFirst() =>
        new BpeTrainer().Train(Words(["cd ab cd ab xb xb"])).Merges
            .ShouldBe([new("a", "b"), new("c", "d"), new("x", "b")]);

    [Fact]
    public void Train_MinCount_LeavesRarerPairs() =>
        new BpeTrainer { MinCount = 2 }.Train(Words(["ab ab cd"])).Vocabulary.Tokens
            .ShouldBe(["a", "b", "c", "d", "ab"]);

    [Fact]
    public void Train_CodePoints_AreInTheirOrderAndAllKept() =>
        new BpeTrainer { MaxVocabulary = 2 }.Train(Words(["é b 😀 \uE000 a"])).Vocabulary.Tokens
            .ShouldBe(["a", "b", "é", "\uE000", "😀"]);

    [Fact]
    public void Train_NoWords_HoldsTheSpecialTokens() =>
        new BpeTrainer { SpecialTokens = ["[UNK]"], UnknownToken = "[UNK]" }.Train(Words([])).Vocabulary.Tokens
            .ShouldBe(["[UNK]"]);

    [Fact]
    public void Train_UnknownTokenThatIsNotSpecial_IsRefused() =>
        Should.Throw<ArgumentException>(() => new BpeTrainer { UnknownToken = "[UNK]" }.Train(Words(["a"])));

    private static WordCounts Words(string[] texts) => WordCounts.Of(texts, null, new WhitespacePreTokenizer());

    private static (string[] Texts, string[] Vocabulary, BpeMerge[] Merges) Case(string name)
    {
        var found = Golden.EnumerateArray().Single(example => example.GetProperty("name").GetString() == name);
        return (found.GetProperty("texts").Strings(), found.GetProperty("vocabulary").Strings(),
            [.. found.GetProperty("merges").EnumerateArray().Select(merge => merge.Strings())
                .Select(sides => new BpeMerge(sides[0], sides[1]))]);
    }
}
