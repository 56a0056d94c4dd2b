using Glosa.Testing;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tests.Tokenization.Trainers;

public class WordPieceTrainerTests
{
    public static TheoryData<string> Samples =>
        [.. TokenizationGolden.Read("wordpiece_training.json").EnumerateArray()
            .Select(example => example.GetProperty("sample").GetString()!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Train_Sample_LearnsWhatTheReferenceLibraryLearns(string sample)
    {
        var golden = TokenizationGolden.Read("wordpiece_training.json").EnumerateArray()
            .Single(example => example.GetProperty("sample").GetString() == sample);
        var characters = golden.GetProperty("characters").Strings();
        var continuing = golden.GetProperty("continuing").Strings();
        var merged = golden.GetProperty("merged").Strings();
        var lines = File.ReadLines(Path.Combine(Snapshot.RepositoryRoot, "samples", sample));
        var entries = new WordPieceTrainer().Train(Words(lines, new BertNormalizer())).Vocabulary.Tokens
            .Skip(1).ToArray();     // the reference has no unknown token there
        entries.Take(characters.Length).ShouldBe(characters);
        entries.Skip(characters.Length).Take(continuing.Length).ShouldBe(continuing, ignoreOrder: true);
        entries.Skip(characters.Length + continuing.Length).Take(merged.Length).ShouldBe(merged);
    }

    [Fact]
    public void Train_Words_MergesFrequentPairsFirst() =>
        Train(new WordPieceTrainer(), "abc abc abc bc bc").ShouldBe(
            ["[UNK]", "a", "b", "c", "##b", "##c", "ab", "abc", "bc"]);

    [Fact]
    public void Train_EqualCounts_SmallerIdsGoFirst() =>
        Train(new WordPieceTrainer { MaxVocabulary = 10 }, "xy ab").ShouldBe(
            ["[UNK]", "a", "b", "x", "y", "##b", "##y", "ab", "xy"]);

    [Fact]
    public void Train_MinCountAndLimit_LeaveRarerPairs()
    {
        Train(new WordPieceTrainer { MinCount = 2 }, "ab ab cd").ShouldBe(
            ["[UNK]", "a", "b", "c", "d", "##b", "##d", "ab"]);
        Train(new WordPieceTrainer { MaxVocabulary = 3 }, "ab ab").ShouldBe(["[UNK]", "a", "b", "##b"]);
    }

    [Fact]
    public void Train_UnknownTokenThatIsNotSpecial_IsRefused() =>
        Should.Throw<ArgumentException>(() => Train(new WordPieceTrainer { SpecialTokens = [] }, "a"));

    private static IReadOnlyList<string> Train(WordPieceTrainer trainer, string text) =>
        trainer.Train(Words([text], null)).Vocabulary.Tokens;

    private static WordCounts Words(IEnumerable<string> texts, INormalizer? normalizer) =>
        WordCounts.Of(texts, normalizer, new BertPreTokenizer());
}
