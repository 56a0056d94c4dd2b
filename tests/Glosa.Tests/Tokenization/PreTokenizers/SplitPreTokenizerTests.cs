using Glosa.Errors;
using Glosa.Tokenization;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Tokenization.PreTokenizers;

public class SplitPreTokenizerTests
{
    private const string File = """
        { "version": "1.0", "pre_tokenizer": PART,
          "model": { "type": "WordLevel", "vocab": { "<unk>": 0 }, "unk_token": "<unk>" } }
        """;

    private const string Split = """
        { "type": "Split", "pattern": { "Regex": "-" }, "behavior": "Isolated", "invert": false }
        """;

    [Fact]
    public void Split_EveryBehavior_GivesTheWordsOfTheReferenceLibrary()
    {
        foreach (var golden in TokenizationGolden.Read("splits.json").EnumerateArray())
        {
            var part = golden.GetProperty("part").GetRawText();
            var text = golden.GetProperty("text").GetString()!;
            Words(Read(part).PreTokenizer, text).ShouldBe(golden.GetProperty("words").Strings(), $"{part} {text}");
        }
    }

    [Fact]
    public void Split_PieceOfAText_CountsFromTheTextsStart()
    {
        var words = new List<TokenSpan>();
        new SplitPreTokenizer(TextPattern.Literal("-"), SplitBehavior.Removed).Split("a-b", 10, words);
        words.ShouldBe([new TokenSpan(10, 11), new TokenSpan(12, 13)]);
    }

    [Fact]
    public void Sequence_Parts_EachSplitsTheWordsOfTheOneBefore()
    {
        var sequence = new SequencePreTokenizer(
        [
            new WhitespaceSplitPreTokenizer(),
            new SplitPreTokenizer(TextPattern.Regex(@"\A-"), SplitBehavior.Removed),
            new SplitPreTokenizer(TextPattern.Literal("-"), SplitBehavior.MergedWithNext),
        ]);
        Words(sequence, " -a-b  c-d- ").ShouldBe(["a", "-b", "c", "-d", "-"]);
        Words(sequence, "").ShouldBeEmpty();
        Words(new SequencePreTokenizer([]), "a b").ShouldBe(["a b"]);
        Words(new SequencePreTokenizer([]), "").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Isolated", "isolated", "$.pre_tokenizer.behavior", "isolated")]
    [InlineData("\"behavior\": \"Isolated\",", "", "$.pre_tokenizer", "none")]
    [InlineData("false", "0", "$.pre_tokenizer.invert", "0")]
    [InlineData("Regex", "Rogex", "$.pre_tokenizer.pattern", "neither")]
    public void Read_Mistake_NamesItsPlace(string text, string mistake, string place, string found)
    {
        var problem = Should.Throw<InvalidInputException>(() => Read(Split.Replace(text, mistake))).Problems[0];
        problem.Where.ShouldBe($"tokenizer.json: {place}");
        problem.Found.ShouldBe(found);
    }

    [Fact]
    public void Read_MistakeInASequence_NamesItsPlace() =>
        Should.Throw<InvalidInputException>(
            () => Read("""{ "type": "Sequence", "pretokenizers": [{ "type": "Cut" }] }"""))
            .Problems[0].Where.ShouldBe("tokenizer.json: $.pre_tokenizer.pretokenizers[0].type");

    private static Tokenizer Read(string part) => TokenizerJson.Read(
        new MemoryStream(System.Text.Encoding.UTF8.GetBytes(File.Replace("PART", part))), "tokenizer.json");

    private static string[] Words(IPreTokenizer preTokenizer, string text)
    {
        var words = new List<TokenSpan>();
        preTokenizer.Split(text, 0, words);
        return [.. words.Select(word => text[word.Start..word.End])];
    }
}
