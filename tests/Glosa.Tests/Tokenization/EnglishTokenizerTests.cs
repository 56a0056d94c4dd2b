using System.Text.Json;
using Glosa.Tokenization;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Tokenization;

public class EnglishTokenizerTests
{
    private static readonly JsonElement s_golden = TokenizationGolden.Read("english.json");

    private static readonly string[] s_texts =
        [.. s_golden.GetProperty("texts").EnumerateArray().Select(golden => golden.GetProperty("text").GetString()!)];

    private static readonly Tokenizer s_tokenizer = Train(lowerCase: null);

    [Fact]
    public void Split_HardTexts_GivesTheTokensOfSpacy()
    {
        foreach (var golden in s_golden.GetProperty("texts").EnumerateArray())
            Words(s_tokenizer, golden.GetProperty("text").GetString()!)
                .ShouldBe(golden.GetProperty("tokens").Strings(), golden.GetProperty("text").GetString());
    }

    [Fact]
    public void Split_KnownDifferences_GivesTokensOfItsOwn()
    {
        foreach (var golden in s_golden.GetProperty("differences").EnumerateArray())
        {
            var words = Words(s_tokenizer, golden.GetProperty("text").GetString()!);
            words.ShouldBe(golden.GetProperty("glosa").Strings());
            words.ShouldNotBe(golden.GetProperty("spacy").Strings());
        }
    }

    [Fact]
    public void Encode_HardAndRandomTexts_GivesIdsAndOffsetsOfTheReferenceLibrary()
    {
        var tokenizer = TokenizerJson.Load(TokenizationGolden.PathOf("english_tokenizer.json"));
        foreach (var expected in TokenizationGolden.Read("english_reference_ids.json").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            var encoding = tokenizer.Encode(text);
            encoding.Ids.ShouldBe(expected.GetProperty("ids").Numbers(), text);
            encoding.Offsets.SelectMany(span => new[] { span.Start, span.End })
                .ShouldBe(expected.GetProperty("offsets").Numbers(), text);
            tokenizer.EncodeToIds(text).ShouldBe(encoding.Ids, text);
        }
    }

    [Fact]
    public void Write_English_IsTheFileThatTheReferenceRead()
    {
        // After a wanted change: copy the file named here, and run make_reference_ids.mjs once more.
        var written = Path.Combine(AppContext.BaseDirectory, "english_tokenizer.json");
        TokenizerJson.Save(s_tokenizer, written);
        File.ReadAllBytes(written).AsSpan()
            .SequenceEqual(File.ReadAllBytes(TokenizationGolden.PathOf("english_tokenizer.json")))
            .ShouldBeTrue($"compare {written}");
    }

    [Fact]
    public void Encode_HardTexts_OffsetsHoldAllButWhiteSpace()
    {
        foreach (var text in s_texts)
        {
            var end = 0;
            foreach (var span in s_tokenizer.Encode(text).Offsets)
            {
                IsBlank(text[end..span.Start]).ShouldBeTrue(text);
                span.Length.ShouldBeGreaterThan(0);
                end = span.End;
            }

            IsBlank(text[end..]).ShouldBeTrue(text);
        }
    }

    [Fact]
    public void Split_EachCharacterBetweenLetters_GivesItApartWhereItIsASign()
    {
        // Digits, letters, marks and what joins stay in the word; symbols do not.
        Words(s_tokenizer, "a☺b a★b a😀b a🇪b a🫠b").Length.ShouldBe(15);
        Words(s_tokenizer, "a\u0301b a_b a'b a𝐀b a𠀀b aªb a\u200Db").Length.ShouldBe(7);
    }

    [Fact]
    public void Train_LowerCase_LowersBeforeItSplits() =>
        Words(Train(lowerCase: true), "I DON'T, Ms. ΟΔΟΣ.").ShouldBe(["i", "do", "n't", ",", "ms", ".", "οδος", "."]);

    [Fact]
    public void Encode_LoneSurrogateBetweenWords_CountsAsReplacementCharacter() =>
        Words(s_tokenizer, "a\uD83Db \uDE00").ShouldBe(["a", "\uFFFD", "b", "\uFFFD"]);

    [Theory]
    [InlineData("!", 1)]
    [InlineData(".!", 2)]
    [InlineData("a.", 1)]
    [InlineData("-", 0)]
    [InlineData("a@", 0)]
    public void Split_LongStretchOfOneKind_Ends(string piece, int fewest)
    {
        var text = "x" + string.Concat(Enumerable.Repeat(piece, 20_000));
        Words(s_tokenizer, text).Length.ShouldBeGreaterThan(fewest);
    }

    private static Tokenizer Train(bool? lowerCase) =>
        Tokenizer.Train(new TokenizerOptions { Type = "english", LowerCase = lowerCase }, s_texts);

    private static string[] Words(Tokenizer tokenizer, string text)
    {
        var normalized = new NormalizedString(text);
        tokenizer.Normalizer!.Normalize(normalized);
        var words = new List<TokenSpan>();
        tokenizer.PreTokenizer.Split(normalized.Text, 0, words);
        var units = normalized.Text.ToString();
        return [.. words.Select(word => units[word.Start..word.End])];
    }

    private static bool IsBlank(string text) =>
        text.All(unit => char.IsWhiteSpace(unit) || unit is >= '\x1C' and <= '\x1F');
}
