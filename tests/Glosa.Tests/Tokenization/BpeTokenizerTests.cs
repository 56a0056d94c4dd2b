using Glosa.Tokenization;

namespace Glosa.Tests.Tokenization;

public class BpeTokenizerTests
{
    private static readonly string[] Texts = TokenizationGolden.Read("bpe_training.json").EnumerateArray()
        .Single(example => example.GetProperty("name").GetString() == "all").GetProperty("texts").Strings();

    /// <summary>The tokenizer of the golden file: many code points are unknown to it, and long texts are cut.</summary>
    private static readonly Tokenizer Trained =
        Tokenizer.Train(new TokenizerOptions { Type = "bpe", MaxVocabulary = 500, MaxLength = 40 }, Texts);

    private static readonly string[] AllTexts = [.. TokenizationGolden.HardTexts, .. Texts];

    [Fact]
    public void Save_TrainedTokenizer_IsTheFileThatTheReferenceRead()
    {
        // After a wanted change: copy the file named here, and run make_bpe_ids.mjs once more.
        var written = Path.Combine(AppContext.BaseDirectory, "bpe_tokenizer.json");
        TokenizerJson.Save(Trained, written);
        File.ReadAllBytes(written).AsSpan()
            .SequenceEqual(File.ReadAllBytes(TokenizationGolden.PathOf("bpe_tokenizer.json")))
            .ShouldBeTrue($"compare {written}");
    }

    [Fact]
    public void Encode_LoadedTokenizer_GivesIdsAndOffsetsOfTheReferenceLibrary()
    {
        var tokenizer = TokenizerJson.Load(TokenizationGolden.PathOf("bpe_tokenizer.json"));
        foreach (var expected in TokenizationGolden.Read("bpe_ids.json").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            var encoding = tokenizer.Encode(text);
            encoding.Ids.ShouldBe(expected.GetProperty("ids").Numbers(), text);
            encoding.Offsets.SelectMany(span => new[] { span.Start, span.End })
                .ShouldBe(expected.GetProperty("offsets").Numbers(), text);
            encoding.FullLength.ShouldBe(expected.GetProperty("full_length").GetInt32(), text);
            tokenizer.EncodeToIds(text).ShouldBe(encoding.Ids, text);
        }
    }

    [Fact]
    public void Encode_AnyText_OffsetsSliceTheTokens()
    {
        foreach (var text in AllTexts)
        {
            var encoding = Trained.Encode(text);
            for (var i = 1; i < encoding.Ids.Length - 1; i++)
            {
                var slice = text[encoding.Offsets[i].Start..encoding.Offsets[i].End];
                if (encoding.Ids[i] != Trained.Model.UnknownId)
                    slice.ShouldBe(Trained.Vocabulary.TokenOf(encoding.Ids[i]), text);
                else
                    slice.EnumerateRunes().Count().ShouldBe(1, text);
            }
        }
    }

    [Fact]
    public void Encode_EmptyText_HoldsTheSpecialTokens()
    {
        var encoding = Trained.Encode("");
        encoding.Ids.ShouldBe([1, 2]);
        encoding.Offsets.ShouldBe([default, default]);
        encoding.FullLength.ShouldBe(2);
        encoding.Truncated.ShouldBeFalse();
    }

    [Fact]
    public void Encode_MaxLength_CountsTheSpecialTokens()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions { Type = "bpe", MaxLength = 4 }, ["ab c d"]);
        var encoding = tokenizer.Encode("ab é c d");
        encoding.Ids.Select(tokenizer.Vocabulary.TokenOf).ShouldBe(["[CLS]", "ab", "[UNK]", "[SEP]"]);
        encoding.UnknownCount.ShouldBe(1);
        encoding.FullLength.ShouldBe(6);
        encoding.Truncated.ShouldBeTrue();
        tokenizer.EncodeToIds("ab é c d").ShouldBe(encoding.Ids);
    }

    [Fact]
    public void Encode_SpecialTokensWrittenInAText_AreTextLikeAnyOther()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions { Type = "bpe" }, ["[CLS] [SEP] [PAD] [MASK] [UNK]"]);
        foreach (var text in new[] { "[CLS] a", "x [SEP] [PAD] [MASK]", "[UNK][UNK]" })
            tokenizer.EncodeToIds(text)[1..^1].Where(id => id < BpeTokenizer.SpecialTokens.Count)
                .ShouldBe(text.Contains('a') || text.Contains('x') ? [0] : [], text);   // a and x are unknown
    }

    [Fact]
    public void Train_NoSpecialTokensAround_KeepsThemInTheVocabularyOnly()
    {
        var options = new TokenizerOptions { Type = "bpe", AddSpecialTokens = false, MaxLength = 1 };
        var tokenizer = Tokenizer.Train(options, ["ab ab"]);
        tokenizer.EncodeToIds("ab ab").ShouldBe([tokenizer.Vocabulary.IdOf("ab")!.Value]);
        tokenizer.Encode("").Ids.ShouldBeEmpty();
        tokenizer.Vocabulary.Tokens.Take(5).ShouldBe(["[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]"]);
        tokenizer.Vocabulary.PaddingId.ShouldBe(3);
        tokenizer.Model.UnknownId.ShouldBe(0);
    }

    [Fact]
    public void Train_MinCount_MergesNoRarerPair() =>
        Tokenizer.Train(new TokenizerOptions { Type = "bpe", MinCount = 2 }, ["ab ab cd"]).Vocabulary.Tokens.Skip(5)
            .ShouldBe(["a", "b", "c", "d", "ab"]);

    [Fact]
    public void Encode_ManyThreads_GivesTheSame()
    {
        var tokenizer = TokenizerJson.Load(TokenizationGolden.PathOf("bpe_tokenizer.json"));   // nothing cached yet
        var ids = new int[AllTexts.Length * 20][];
        Parallel.For(0, ids.Length, round => ids[round] = tokenizer.EncodeToIds(AllTexts[round % AllTexts.Length]));
        for (var round = 0; round < ids.Length; round++)
            ids[round].ShouldBe(Trained.EncodeToIds(AllTexts[round % AllTexts.Length]));
    }

    [Fact]
    public void Encode_WhitespaceKind_KeepsCaseAndSplitsSigns()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions { Type = "whitespace" }, ["A b, B <pad>"]);
        tokenizer.Vocabulary.Tokens.ShouldBe(["<pad>", "<unk>", ",", "<", ">", "A", "B", "b", "pad"]);
        tokenizer.EncodeToIds("B a<pad>").ShouldBe([6, 1, 3, 8, 4]);
    }

    [Theory]
    [InlineData("basic_english", true, null, "add_special_tokens")]
    [InlineData("whitespace", false, null, "add_special_tokens")]
    [InlineData("bpe", null, 2, "max_length")]
    [InlineData("bpe", true, 1, "max_length")]
    [InlineData("bpe", false, 1, null)]
    [InlineData("bpe", null, 3, null)]
    public void Check_SpecialTokens_RefusesWhatHasNoEffectOrNoRoom(string type, bool? add, int? length, string? path) =>
        new TokenizerOptions { Type = type, AddSpecialTokens = add, MaxLength = length }.Check()
            .Select(problem => problem.Path).ShouldBe(path is null ? [] : [path]);
}
