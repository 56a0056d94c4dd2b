using Glosa.Errors;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;

namespace Glosa.Tests.Tokenization.Serialization;

public class BpeJsonTests
{
    private const string Valid = """
        {
          "version": "1.0", "truncation": null, "padding": null, "normalizer": null, "decoder": null,
          "added_tokens": [{ "id": 0, "content": "[UNK]", "special": true }],
          "pre_tokenizer": { "type": "Whitespace" },
          "post_processor": {
            "type": "TemplateProcessing",
            "single": [{ "SpecialToken": { "id": "[CLS]" } }, { "Sequence": { "id": "A", "type_id": 0 } }],
            "pair": [],
            "special_tokens": { "[CLS]": { "id": "[CLS]", "ids": [1], "tokens": ["[CLS]"] } }
          },
          "model": {
            "type": "BPE", "dropout": null, "unk_token": "[UNK]",
            "continuing_subword_prefix": null, "end_of_word_suffix": "",
            "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
            "vocab": { "[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3, "b": 4, "ab": 5 },
            "merges": [["a", "b"]]
          }
        }
        """;

    private const string Bert = """{ "type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1] }""";

    [Theory]
    [InlineData("", "")]
    [InlineData("[[\"a\", \"b\"]]", "[\"a b\"]")]
    [InlineData("\"fuse_unk\": false, \"byte_fallback\": false, \"ignore_merges\": false,", "")]
    [InlineData("\"padding\": null", "\"padding\": { \"strategy\": \"BatchLongest\", \"pad_id\": 0 }")]
    public void Read_EveryForm_Encodes(string text, string form) =>
        Read(text.Length == 0 ? Valid : Valid.Replace(text, form)).EncodeToIds("ab xba").ShouldBe([1, 5, 0, 4, 3]);

    [Fact]
    public void Read_BertProcessing_PutsBothTokensAround() =>
        Read(WithPostProcessor(Bert)).EncodeToIds("ab").ShouldBe([1, 5, 2]);

    [Fact]
    public void Read_SeveralTokensBehindOneName_AddsAll() =>
        Read(Valid.Replace("[1], \"tokens\": [\"[CLS]\"]", "[1, 2], \"tokens\": [\"[CLS]\", \"[SEP]\"]"))
            .EncodeToIds("a").ShouldBe([1, 2, 3]);

    [Fact]
    public void Write_WhatWasRead_GivesTheSameBytesAgain()
    {
        foreach (var json in new[] { Valid, WithPostProcessor(Bert), WithPostProcessor("null") })
        {
            var written = Written(Read(json));
            Written(Read(written)).ShouldBe(written);
            Read(written).EncodeToIds("ab xba").ShouldBe(Read(json).EncodeToIds("ab xba"));
            Read(written).SpecialTokens.ShouldBe(["[UNK]"]);
        }
    }

    [Fact]
    public void Read_TrainedWithoutUnknownToken_HasNone()
    {
        var model = (BpeModel)Read(Valid.Replace("\"unk_token\": \"[UNK]\"", "\"unk_token\": null")).Model;
        model.UnknownId.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"dropout\": null", "\"dropout\": 0.1", "model.dropout", "0.1")]
    [InlineData("_suffix\": \"\"", "_suffix\": \"</w>\"", "model.end_of_word_suffix", "\"</w>\"")]
    [InlineData("_prefix\": null", "_prefix\": \"##\"", "model.continuing_subword_prefix", "\"##\"")]
    [InlineData("\"fuse_unk\": false", "\"fuse_unk\": true", "model.fuse_unk", "true")]
    [InlineData("\"byte_fallback\": false", "\"byte_fallback\": true", "model.byte_fallback", "true")]
    [InlineData("\"ignore_merges\": false", "\"ignore_merges\": true", "model.ignore_merges", "true")]
    [InlineData("\"unk_token\": \"[UNK]\"", "\"unk_token\": \"?\"", "model.unk_token", "\"?\"")]
    [InlineData("[\"a\", \"b\"]", "[\"b\", \"a\"]", "model.merges[0]", "\"ba\"")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"c\"]", "model.merges[0]", "\"c\"")]
    [InlineData("[\"a\", \"b\"]", "\"a b c\"", "model.merges[0]", "3")]
    [InlineData("[[\"a\", \"b\"]]", "{}", "model.merges", "{}")]
    [InlineData("\"special\": true", "\"special\": false", "added_tokens[0].special", "false")]
    [InlineData("\"padding\": null", "\"padding\": 7", "padding", "7")]
    [InlineData("\"truncation\": null", "\"truncation\": { \"max_length\": 1 }", "truncation.max_length", "1")]
    [InlineData("TemplateProcessing", "ByteLevel", "post_processor.type", "ByteLevel")]
    [InlineData("\"ids\": [1]", "\"ids\": [2]", "post_processor", "\"[CLS]\" with id 2")]
    [InlineData("\"ids\": [1]", "\"ids\": [1, 2]", "post_processor.special_tokens.[CLS]", "2")]
    [InlineData("{ \"[CLS]\": {", "{ \"[X]\": {", "post_processor.special_tokens", "none")]
    [InlineData("\"id\": \"A\"", "\"id\": \"B\"", "post_processor.single[1].Sequence.id", "B")]
    [InlineData(", { \"Sequence\": { \"id\": \"A\", \"type_id\": 0 } }", "", "post_processor.single", "none")]
    public void Read_Mistake_NamesItsPlace(string text, string mistake, string place, string found)
    {
        Valid.ShouldContain(text);
        var error = Should.Throw<InvalidInputException>(() => Read(Valid.Replace(text, mistake)));
        error.Problems[0].Where.ShouldBe($"tokenizer.json: $.{place}");
        error.Problems[0].Found.ShouldBe(found);
    }

    [Theory]
    [InlineData("[\"[SEP]\", 2]", "[\"[SEP]\"]", "sep", "1 values")]
    [InlineData("[\"[CLS]\", 1]", "[\"[CLS]\", \"1\"]", "cls[1]", "\"1\"")]
    public void Read_MistakeInBertProcessing_NamesItsPlace(string text, string mistake, string place, string found)
    {
        var error = Should.Throw<InvalidInputException>(() => Read(WithPostProcessor(Bert.Replace(text, mistake))));
        error.Problems[0].Where.ShouldBe($"tokenizer.json: $.post_processor.{place}");
        error.Problems[0].Found.ShouldBe(found);
    }

    private static string WithPostProcessor(string json)
    {
        var start = Valid.IndexOf("\"post_processor\": {", StringComparison.Ordinal);
        var end = Valid.IndexOf("\"model\"", StringComparison.Ordinal);
        return $"{Valid[..start]}\"post_processor\": {json},\n{Valid[end..]}";
    }

    private static Tokenizer Read(string json) =>
        TokenizerJson.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "tokenizer.json");

    private static string Written(Tokenizer tokenizer)
    {
        var stream = new MemoryStream();
        TokenizerJson.Write(tokenizer, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
