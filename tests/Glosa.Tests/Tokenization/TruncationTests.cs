using Glosa.Errors;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Tokenization;

public class TruncationTests
{
    [Theory]
    [InlineData(Truncation.Head, 512, 510, 0)]
    [InlineData(Truncation.Tail, 512, 0, 510)]
    [InlineData(Truncation.HeadTail, 512, 128, 382)]    // as in the paper
    [InlineData(Truncation.HeadTail, 102, 25, 75)]
    [InlineData(Truncation.HeadTail, 3, 0, 1)]
    public void Encode_LongText_KeepsSoManyOfEachEnd(Truncation truncation, int maxLength, int head, int tail)
    {
        const int words = 600;
        var text = string.Join(' ', Enumerable.Range(0, words).Select(number => $"w{number}"));
        foreach (var type in new[] { "bpe", "wordpiece" })
        {
            var options = new TokenizerOptions { Type = type, MaxLength = maxLength, Truncation = truncation };
            var tokenizer = Tokenizer.Train(options, [text]);
            var encoding = tokenizer.Encode(text);
            encoding.Ids.Length.ShouldBe(maxLength);
            encoding.FullLength.ShouldBe(words + 2);
            encoding.Ids[1..^1].Select(tokenizer.Vocabulary.TokenOf).ShouldBe(
                Enumerable.Range(0, head).Concat(Enumerable.Range(words - tail, tail)).Select(number => $"w{number}"));
            text[encoding.Offsets[^2].Start..encoding.Offsets[^2].End].ShouldBe(tail > 0 ? "w599" : "w509");
            tokenizer.EncodeToIds(text).ShouldBe(encoding.Ids);
        }
    }

    [Theory]
    [InlineData(0.5, 11, 4, 5)]
    [InlineData(0.7, 12, 7, 3)]
    [InlineData(0, 5, 0, 3)]
    [InlineData(1, 5, 3, 0)]
    public void Encode_ShareOfTheHead_KeepsThatMuchOfIt(double share, int maxLength, int head, int tail)
    {
        const int words = 20;
        var text = string.Join(' ', Enumerable.Range(0, words).Select(number => $"w{number}"));
        foreach (var type in new[] { "bpe", "wordpiece" })
        {
            var tokenizer = Tokenizer.Train(new TokenizerOptions
            {
                Type = type,
                MaxLength = maxLength,
                Truncation = Truncation.HeadTail,
                HeadShare = share,
            }, [text]);
            var kept = Enumerable.Range(0, head).Concat(Enumerable.Range(words - tail, tail)).Select(number => $"w{number}");
            tokenizer.Encode(text).Ids[1..^1].Select(tokenizer.Vocabulary.TokenOf).ShouldBe(kept);
            tokenizer.EncodeToIds(text, out var fullLength)[1..^1].Select(tokenizer.Vocabulary.TokenOf).ShouldBe(kept);
            fullLength.ShouldBe(words + 2);
            Again(tokenizer).EncodeToIds(text).ShouldBe(tokenizer.EncodeToIds(text));
        }
    }

    [Fact]
    public void EncodeToIds_HeadOnly_CountsWhatItCuts()
    {
        Words(Truncation.Head).EncodeToIds("a b c d e", out var fullLength).ShouldBe(Words(Truncation.Head).EncodeToIds("a b c d e"));
        fullLength.ShouldBe(5);
    }

    [Fact]
    public void Check_ShareOfTheHeadAlone_IsTold() =>
        new TokenizerOptions { MaxLength = 8, Truncation = Truncation.Tail, HeadShare = 0.5 }.Check().ShouldHaveSingleItem()
            .ShouldBe(("head_share", "truncation: head_tail beside it, of which it is the share of the head", "0.5",
                "Set truncation to head_tail, or remove the line."));

    [Theory]
    [InlineData("1.5", "a number from 0 to 1")]
    [InlineData("\"half\"", "number")]
    public void Read_ShareThatIsNone_IsTold(string share, string expected)
    {
        var stream = new MemoryStream();
        TokenizerJson.Write(Words(Truncation.HeadTail), stream);
        var json = System.Text.Encoding.UTF8.GetString(stream.ToArray())
            .Replace("\"keep\"", $"\"head_share\": {share}, \"keep\"", StringComparison.Ordinal);
        var problem = Should.Throw<InvalidInputException>(() => TokenizerJson.Read(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "tokenizer.json")).Problems[0];
        (problem.Where, problem.Expected).ShouldBe(("tokenizer.json: $.truncation.head_share", expected));
    }

    [Theory]
    [InlineData("basic_english")]
    [InlineData("blanks")]
    [InlineData("english")]
    [InlineData("whitespace")]
    public void Encode_EveryKindOfWords_KeepsTheEnd(string type)
    {
        var tokenizer = Tokenizer.Train(
            new TokenizerOptions { Type = type, MaxLength = 2, Truncation = Truncation.Tail }, ["a b c d"]);
        tokenizer.EncodeToIds("a b c d").Select(tokenizer.Vocabulary.TokenOf).ShouldBe(["c", "d"]);
        Again(tokenizer).Truncation.ShouldBe(Truncation.Tail);
    }

    [Theory]
    [InlineData(Truncation.Head, "\"direction\": \"Right\"", false)]
    [InlineData(Truncation.Tail, "\"direction\": \"Left\"", false)]
    [InlineData(Truncation.HeadTail, "\"direction\": \"Right\"", true)]
    public void Write_TokenizerJson_NamesTheDirectionAndKeepsTheRest(Truncation truncation, string direction, bool extra)
    {
        var tokenizer = Words(truncation);
        var stream = new MemoryStream();
        TokenizerJson.Write(tokenizer, stream);
        var json = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        json.ShouldContain(direction);
        json.Contains("\"keep\": \"head_tail\"", StringComparison.Ordinal).ShouldBe(extra);
        var read = Again(tokenizer);
        read.Truncation.ShouldBe(truncation);
        read.EncodeToIds("a b c d e").ShouldBe(tokenizer.EncodeToIds("a b c d e"));
    }

    [Fact]
    public void Encode_PairWithoutTemplate_JoinsTheTexts()
    {
        var encoding = Words(Truncation.Tail).Encode("a b", "c d e");
        encoding.Ids.ShouldBe([3, 5, 6]);        // the longer text gives more
        encoding.TypeIds.ShouldBe([0, 1, 1]);
        encoding.Truncated.ShouldBeTrue();
        Words(Truncation.Head).Encode("a", "b").TypeIds.ShouldBe([0, 1]);
    }

    [Fact]
    public void Encode_PairWithAnotherTemplate_IsRefused()
    {
        var template = new TemplatePostProcessor([new("[CLS]", 1)], [], takesPairs: false);
        var tokenizer = new Tokenizer(null, new WhitespaceSplitPreTokenizer(), Model(), postProcessor: template);
        Should.Throw<InvalidInputException>(() => tokenizer.Encode("a", "b")).Problems[0].Where
            .ShouldBe("tokenizer.json: $.post_processor");
        Should.Throw<InvalidInputException>(() => Again(tokenizer).Encode("a", "b"));
        Again(tokenizer).EncodeToIds("a").ShouldBe([1, 2]);
    }

    [Fact]
    public void Encode_PairWithoutRoom_IsRefused()
    {
        var template = new TemplatePostProcessor([new("[CLS]", 1)], [new("[CLS]", 1)]);
        var tokenizer = new Tokenizer(null, new WhitespaceSplitPreTokenizer(), Model(), 3, template);
        Should.Throw<InvalidInputException>(() => tokenizer.Encode("a", "b")).Message.ShouldBe("""
            tokenizer.max_length
              expected: at least 4 for pairs: special tokens and one of a text
              found:    3
              to do:    Raise it.
            """);
    }

    private static WordLevelModel Model() => new(new Vocabulary(["<unk>", "[CLS]", "a", "b", "c", "d", "e"]));

    private static Tokenizer Words(Truncation truncation) => new(
        null, new WhitespaceSplitPreTokenizer(), Model(), maxLength: 3, truncation: truncation);

    private static Tokenizer Again(Tokenizer tokenizer)
    {
        var stream = new MemoryStream();
        TokenizerJson.Write(tokenizer, stream);
        stream.Position = 0;
        return TokenizerJson.Read(stream, "tokenizer.json");
    }
}
