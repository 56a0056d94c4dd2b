using Glosa.Errors;
using Glosa.Tokenization;
using Encoding = System.Text.Encoding;

namespace Glosa.Tests.Tokenization;

public class TokenizerJsonTests
{
    private const string Valid = """
        {
          "version": "1.0",
          "truncation": null,
          "normalizer": { "type": "Sequence", "normalizers": [
            { "type": "Lowercase" }, { "type": "Replace", "pattern": { "String": "." }, "content": "" } ] },
          "pre_tokenizer": { "type": "WhitespaceSplit" },
          "model": { "type": "WordLevel", "vocab": { "<unk>": 0, "a": 1 }, "unk_token": "<unk>" }
        }
        """;

    /// <summary>The tokenizer of the golden file: some words of the last texts are unknown to it.</summary>
    private static readonly Tokenizer Trained =
        BasicEnglish.Train(new TokenizerOptions(), TokenizationGolden.HardTexts.SkipLast(10));

    [Fact]
    public void Write_BasicEnglish_IsTheFileThatTheReferenceRead()
    {
        // After a wanted change: copy the file named here, and run make_reference_ids.mjs once more.
        var written = Path.Combine(AppContext.BaseDirectory, "tokenizer.json");
        TokenizerJson.Save(Trained, written);
        File.ReadAllBytes(written).AsSpan()
            .SequenceEqual(File.ReadAllBytes(TokenizationGolden.PathOf("tokenizer.json")))
            .ShouldBeTrue($"compare {written}");
    }

    [Fact]
    public void Load_HardTexts_GivesIdsAndOffsetsOfTheReferenceLibrary()
    {
        var tokenizer = TokenizerJson.Load(TokenizationGolden.PathOf("tokenizer.json"));
        foreach (var expected in TokenizationGolden.Read("reference_ids.json").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            var encoding = tokenizer.Encode(text);
            encoding.Ids.ShouldBe(expected.GetProperty("ids").Numbers(), text);
            encoding.Offsets.SelectMany(span => new[] { span.Start, span.End })
                .ShouldBe(expected.GetProperty("offsets").Numbers(), text);
        }
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameIdsAndBytes()
    {
        var tokenizer = BasicEnglish.Train(new TokenizerOptions { MinCount = 2, MaxLength = 7 },
            TokenizationGolden.HardTexts);
        var bytes = Written(tokenizer);
        var read = TokenizerJson.Read(new MemoryStream(bytes), "tokenizer.json");
        Written(read).ShouldBe(bytes);
        foreach (var text in TokenizationGolden.HardTexts)
            read.EncodeToIds(text).ShouldBe(tokenizer.EncodeToIds(text), text);
    }

    [Fact]
    public void Read_VocabularyWithSurrogatePairs_KeepsTheTokens()
    {
        var tokenizer = BasicEnglish.Train(new TokenizerOptions(), ["😀 \uD800 \u0001 \\ <b>"]);
        var read = TokenizerJson.Read(new MemoryStream(Written(tokenizer)), "tokenizer.json");
        read.Vocabulary.Tokens.ShouldBe(tokenizer.Vocabulary.Tokens);
    }

    [Fact]
    public void Read_FewParts_Encodes() => Read(Valid).EncodeToIds("A. a b").ShouldBe([1, 1, 0]);

    [Fact]
    public void Read_UnknownPart_TellsTheWholeSentence() =>
        Should.Throw<InvalidInputException>(() => Read(Valid.Replace("Lowercase", "NFC"))).Message.ShouldBe("""
            tokenizer.json: $.normalizer.normalizers[0].type
              expected: BertNormalizer or Lowercase or Replace or Sequence or SnowballStem
              found:    NFC
              to do:    Use a tokenizer made of parts that are known here.
            """);

    [Theory]
    [InlineData("\"1.0\"", "\"2.0\"", "$.version", "2.0")]
    [InlineData("\"version\": \"1.0\",", "", "$", "none")]
    [InlineData("\"truncation\": null", "\"truncation\": {}", "$.truncation", "none")]
    [InlineData("\"truncation\": null", "\"truncation\": { \"max_length\": 0 }", "$.truncation.max_length", "0")]
    [InlineData(
        "\"truncation\": null", "\"truncation\": { \"direction\": \"Up\", \"max_length\": 1 }",
        "$.truncation.direction", "Up")]
    [InlineData(
        "\"truncation\": null", "\"truncation\": { \"keep\": \"middle\", \"max_length\": 1 }",
        "$.truncation.keep", "middle")]
    [InlineData("\"truncation\": null", "\"padding\": []", "$.padding", "[]")]
    [InlineData("\"truncation\": null", "\"post_processor\": []", "$.post_processor", "[]")]
    [InlineData(
        "\"truncation\": null", "\"added_tokens\": [{ \"id\": 5, \"content\": \"x\" }]",
        "$.added_tokens[0]", "\"x\" with id 5")]
    [InlineData("[", "[ 7,", "$.normalizer.normalizers[0]", "7")]
    [InlineData("\"String\"", "\"Strong\"", "$.normalizer.normalizers[1].pattern", "neither")]
    [InlineData("\"content\": \"\"", "\"content\": 3", "$.normalizer.normalizers[1].content", "3")]
    [InlineData("\"WhitespaceSplit\"", "\"ByteLevel\"", "$.pre_tokenizer.type", "ByteLevel")]
    [InlineData("{ \"type\": \"WhitespaceSplit\" }", "null", "$", "none")]
    [InlineData("\"WordLevel\"", "\"Unigram\"", "$.model.type", "Unigram")]
    [InlineData("\"a\": 1", "\"a\": 0", "$.model.vocab[\"a\"]", "0 a second time")]
    [InlineData("\"a\": 1", "\"a\": 2", "$.model.vocab[\"a\"]", "2")]
    [InlineData("\"a\": 1", "\"a\": \"1\"", "$.model.vocab[\"a\"]", "\"1\"")]
    [InlineData("\"unk_token\": \"<unk>\"", "\"unk_token\": \"?\"", "$.model.unk_token", "\"?\"")]
    [InlineData(
        "\"content\": \"\"", "\"content\": \"\\uD800\"",
        "$.normalizer.normalizers[1].content", "an escaped lone surrogate")]
    public void Read_Mistake_NamesItsPlace(string text, string mistake, string place, string found)
    {
        var error = Should.Throw<InvalidInputException>(() => Read(Valid.Replace(text, mistake)));
        error.Problems[0].Where.ShouldBe($"tokenizer.json: {place}");
        error.Problems[0].Found.ShouldBe(found);
    }

    [Theory]
    [InlineData("String", "Regex", "\"(\"")]
    [InlineData("String", "Regex", "\"\\\\p{Cased}\"")]
    public void Read_ExpressionThatDotNetLacks_NamesItsPlace(string kind, string newKind, string expression)
    {
        var error = Should.Throw<InvalidInputException>(
            () => Read(Valid.Replace($"\"{kind}\": \".\"", $"\"{newKind}\": {expression}")));
        error.Problems[0].Where.ShouldBe("tokenizer.json: $.normalizer.normalizers[1].pattern.Regex");
        error.Problems[0].Expected.ShouldBe("an expression that .NET can read");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{ \"version\": \"1.0\", \"version\": \"1.0\" }")]
    [InlineData("{ \"version\": \"1.0\", \"model\": { \"type\": \"WordLevel\", \"vocab\": { \"\\uD800\": 0 } } }")]
    public void Read_BrokenJson_IsTheUsersMistake(string json) =>
        Should.Throw<InvalidInputException>(() => Read(json)).Problems[0].Where.ShouldStartWith("tokenizer.json");

    [Fact]
    public void Load_MissingFile_IsTheUsersMistake() =>
        Should.Throw<InvalidInputException>(() => TokenizerJson.Load("missing/tokenizer.json"))
            .Problems[0].Found.ShouldBe("no file");

    private static Tokenizer Read(string json) =>
        TokenizerJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "tokenizer.json");

    private static byte[] Written(Tokenizer tokenizer)
    {
        var stream = new MemoryStream();
        TokenizerJson.Write(tokenizer, stream);
        return stream.ToArray();
    }
}
