using Glosa.Errors;
using Glosa.Tokenization;

namespace Glosa.Tests.Tokenization;

public class TokenizerTests
{
    private static readonly Tokenizer Trained = Tokenizer.Train(new TokenizerOptions(), TokenizationGolden.HardTexts);

    [Fact]
    public void Encode_HardTexts_OffsetsSliceTheText()
    {
        foreach (var text in TokenizationGolden.HardTexts)
        {
            var encoding = Trained.Encode(text);
            encoding.Offsets.Length.ShouldBe(encoding.Ids.Length);
            var end = 0;
            for (var i = 0; i < encoding.Ids.Length; i++)
            {
                var span = encoding.Offsets[i];
                span.Start.ShouldBeGreaterThanOrEqualTo(end, text);
                end = span.End;
                // A slice by itself is the token again, but where a sigma's neighbor was cut off.
                var slice = text[span.Start..span.End];
                if (!slice.Contains('Σ'))
                    Trained.EncodeToIds(slice).ShouldBe([encoding.Ids[i]], text);
            }
        }
    }

    [Fact]
    public void EncodeToIds_HardTexts_EqualsEncode()
    {
        foreach (var text in TokenizationGolden.HardTexts)
            Trained.EncodeToIds(text).ShouldBe(Trained.Encode(text).Ids, text);
    }

    [Fact]
    public void Encode_LoneSurrogate_CountsAsReplacementCharacter()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions(), ["\uFFFD a\uFFFD \uFFFDb \uFFFD😀 Σ\uFFFD\uFFFDΣ"]);
        foreach (var text in new[] { "\uD800", "\uDC00", "a\uD83D", "\uDE00b", "Σ\uDC00\uD800Σ", "\uD83D\uD83D\uDE00" })
        {
            var encoding = tokenizer.Encode(text);
            encoding.UnknownCount.ShouldBe(0);
            encoding.Offsets.ShouldBe([new TokenSpan(0, text.Length)]);
            tokenizer.EncodeToIds(text).ShouldBe(encoding.Ids);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t\u001C\u00A0")]
    [InlineData("\"\";:")]
    public void Encode_NoTokens_IsEmpty(string text)
    {
        var encoding = Trained.Encode(text);
        encoding.Ids.ShouldBeEmpty();
        encoding.FullLength.ShouldBe(0);
        encoding.Truncated.ShouldBeFalse();
    }

    [Fact]
    public void Encode_MaxLength_CutsTheEndAndTells()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions { MaxLength = 3 }, ["a b c"]);
        var encoding = tokenizer.Encode("a x b y");
        encoding.Ids.ShouldBe([2, 1, 3]);
        encoding.Offsets.ShouldBe([new(0, 1), new(2, 3), new(4, 5)]);
        encoding.UnknownCount.ShouldBe(1);
        encoding.FullLength.ShouldBe(4);
        encoding.Truncated.ShouldBeTrue();
        tokenizer.Encode("a b c").Truncated.ShouldBeFalse();
        tokenizer.EncodeToIds("a x b y").ShouldBe(encoding.Ids);
    }

    [Fact]
    public void Encode_ManyThreads_GivesTheSame()
    {
        var expected = TokenizationGolden.HardTexts.Select(Trained.EncodeToIds).ToArray();
        Parallel.For(0, 400, round =>
        {
            var index = round % expected.Length;
            Trained.Encode(TokenizationGolden.HardTexts[index]).Ids.ShouldBe(expected[index]);
        });
    }

    [Fact]
    public void Constructor_MaxLengthOfZero_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => new Tokenizer(Trained.Normalizer, Trained.PreTokenizer, Trained.Model, maxLength: 0));

    [Fact]
    public void Train_UnknownKind_TellsTheKnownOnes() =>
        Should.Throw<InvalidInputException>(() => Tokenizer.Train(new TokenizerOptions { Type = "spacy" }, []))
            .Message.ShouldBe("""
                tokenizer.type
                  expected: basic_english or blanks or whitespace or bpe or english or wordpiece
                  found:    spacy
                  to do:    Name one of the known kinds.
                """);
}
