using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tests.Tokenization.Trainers;

public class WordLevelTrainerTests
{
    [Fact]
    public void Train_Words_OrdersByCountThenCodePoint() =>
        Tokens(new(), "b a c c \uE000 😀 ab").ShouldBe(["<pad>", "<unk>", "c", "a", "ab", "b", "\uE000", "😀"]);

    [Fact]
    public void Train_MinCountAndMaxVocabulary_KeepTheMostFrequent()
    {
        Tokens(new() { MinCount = 2 }, "a a b b b c").ShouldBe(["<pad>", "<unk>", "b", "a"]);
        Tokens(new() { MaxVocabulary = 3 }, "a a b b b c").ShouldBe(["<pad>", "<unk>", "b"]);
    }

    [Fact]
    public void Train_SpecialTokenAmongTheWords_StaysFirstAndTakesItsPlace() =>
        Tokens(new() { MaxVocabulary = 4 }, "<unk> <unk> a b").ShouldBe(["<pad>", "<unk>", "a"]);

    [Fact]
    public void Train_NoWords_HoldsTheSpecialTokens() => Tokens(new(), "").ShouldBe(["<pad>", "<unk>"]);

    private static IReadOnlyList<string> Tokens(WordLevelTrainer trainer, string text) =>
        trainer.Train(WordCounts.Of([text], null, new WhitespaceSplitPreTokenizer())).Vocabulary.Tokens;
}
