using System.Text.Json;
using Glosa.Tokenization;

namespace Glosa.Tests.Tokenization;

public class BlanksTests
{
    private static readonly JsonElement[] s_golden = [.. TokenizationGolden.Read("blanks.json").EnumerateArray()];

    [Theory]
    [InlineData(null, "lowered")]
    [InlineData(true, "lowered")]
    [InlineData(false, "words")]
    public void Encode_HardTexts_GivesTheWordsOfPython(bool? lowerCase, string expected)
    {
        var tokenizer = Trained(lowerCase);
        foreach (var golden in s_golden)
            Tokens(tokenizer, Text(golden)).ShouldBe(golden.GetProperty(expected).Strings(), Text(golden));
    }

    [Fact]
    public void Encode_HardTexts_OffsetsSliceTheWords()
    {
        var tokenizer = Trained(lowerCase: null);
        foreach (var golden in s_golden)
            tokenizer.Encode(Text(golden)).Offsets.Select(span => Text(golden)[span.Start..span.End])
                .ShouldBe(golden.GetProperty("words").Strings(), Text(golden));
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameIds()
    {
        var tokenizer = Trained(lowerCase: null);
        using var file = new MemoryStream();
        TokenizerJson.Write(tokenizer, file);
        file.Position = 0;
        var read = TokenizerJson.Read(file, "tokenizer.json");
        foreach (var golden in s_golden)
            read.EncodeToIds(Text(golden)).ShouldBe(tokenizer.EncodeToIds(Text(golden)), Text(golden));
    }

    private static Tokenizer Trained(bool? lowerCase) =>
        Tokenizer.Train(new TokenizerOptions { Type = "blanks", LowerCase = lowerCase }, s_golden.Select(Text));

    private static string[] Tokens(Tokenizer tokenizer, string text) =>
        [.. tokenizer.EncodeToIds(text).Select(tokenizer.Vocabulary.TokenOf)];

    private static string Text(JsonElement golden) => golden.GetProperty("text").GetString()!;
}
