using System.Text.Json;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Tests.Tokenization;

public class WordPieceTokenizerTests
{
    private static readonly JsonElement Golden = TokenizationGolden.Read("wordpiece_ids.json");
    private static readonly string[] Texts = Golden.GetProperty("texts").Strings();
    private static readonly string Vocabulary = TokenizationGolden.PathOf("wordpiece_vocab.txt");

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public void Encode_HardTexts_GivesIdsAndOffsetsOfTheReferenceLibrary(bool? strip, bool lower)
    {
        var tokenizer = WithNormalizer(new BertNormalizer(stripAccents: strip, lowercase: lower));
        var read = Again(tokenizer);
        var golden = Golden.GetProperty("settings").EnumerateArray()
            .Single(setting => Strip(setting) == strip && Lower(setting) == lower).GetProperty("encodings");
        foreach (var (text, expected) in Texts.Zip(golden.EnumerateArray()))
        {
            var encoding = tokenizer.Encode(text);
            encoding.Ids.ShouldBe(expected.GetProperty("ids").Numbers(), text);
            Places(encoding).ShouldBe(expected.GetProperty("offsets").Numbers(), text);
            tokenizer.EncodeToIds(text).ShouldBe(encoding.Ids, text);
            read.EncodeToIds(text).ShouldBe(encoding.Ids, text);
        }
    }

    [Fact]
    public void Encode_Pairs_GivesWhatTheReferenceLibraryGives()
    {
        foreach (var expected in Golden.GetProperty("pairs").EnumerateArray())
        {
            var (first, second) = (expected.GetProperty("first").GetString()!, expected.GetProperty("second").GetString()!);
            var encoding = Cut(expected).Encode(first, second);
            encoding.Ids.ShouldBe(expected.GetProperty("ids").Numbers(), $"{expected}");
            encoding.TypeIds.ShouldBe(expected.GetProperty("types").Numbers(), $"{expected}");
            Places(encoding).ShouldBe(expected.GetProperty("offsets").Numbers(), $"{expected}");
        }
    }

    [Fact]
    public void Encode_MaxLength_KeepsWhatTheReferenceLibraryKeeps()
    {
        foreach (var expected in Golden.GetProperty("cuts").EnumerateArray())
        {
            var encoding = Cut(expected).Encode(expected.GetProperty("text").GetString()!);
            encoding.Ids.ShouldBe(expected.GetProperty("ids").Numbers(), $"{expected}");
            Places(encoding).ShouldBe(expected.GetProperty("offsets").Numbers(), $"{expected}");
        }
    }

    [Fact]
    public void Train_Texts_LowersAndPutsPaddingFirst()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions { Type = "wordpiece" }, ["Café café CAFÉ", "taxi 漢字"]);
        tokenizer.Vocabulary.Tokens.Take(5).ShouldBe(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]);
        tokenizer.Vocabulary.PaddingId.ShouldBe(0);
        tokenizer.SpecialTokens.ShouldBe(WordPieceTokenizer.SpecialTokens);
        var encoding = tokenizer.Encode("CAFÉ, 漢");
        encoding.Ids.Select(tokenizer.Vocabulary.TokenOf).ShouldBe(["[CLS]", "cafe", "[UNK]", "漢", "[SEP]"]);
        encoding.UnknownCount.ShouldBe(1);
        tokenizer.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Train_Options_AreAllUsed()
    {
        var tokenizer = Tokenizer.Train(new TokenizerOptions
        {
            Type = "wordpiece",
            LowerCase = false,
            StripAccents = true,
            MinCount = 2,
            MaxVocabulary = 12,
            AddSpecialTokens = false,
            MaxLength = 2,
            Truncation = Truncation.Tail,
        }, ["Ñu Ñu Ñu xy xy"]);
        tokenizer.Vocabulary.Tokens.Skip(5).ShouldBe(["N", "u", "x", "y", "##u", "##y", "Nu"]);
        tokenizer.Encode("Nu Ñu u").Ids.Select(tokenizer.Vocabulary.TokenOf).ShouldBe(["Nu", "u"]);
    }

    [Theory]
    [InlineData("basic_english", true, null, null, null, "strip_accents")]
    [InlineData("bpe", null, "vocab.txt", null, null, "vocabulary")]
    [InlineData("wordpiece", null, "vocab.txt", 100, null, "max_vocabulary")]
    [InlineData("bpe", null, null, null, Truncation.Tail, "truncation")]
    [InlineData("wordpiece", false, "vocab.txt", null, Truncation.HeadTail, null)]
    public void Check_OptionsOfOneKind_RefusesThemElsewhere(
        string type, bool? strip, string? vocabulary, int? most, Truncation? truncation, string? path) =>
        new TokenizerOptions
        {
            Type = type,
            StripAccents = strip,
            Vocabulary = vocabulary,
            MaxVocabulary = most,
            Truncation = truncation,
        }.Check().Select(problem => problem.Path).ShouldBe(path is null ? [] : [path]);

    private static bool? Strip(JsonElement setting) =>
        setting.GetProperty("strip_accents") is { ValueKind: not JsonValueKind.Null } strip ? strip.GetBoolean() : null;

    private static bool Lower(JsonElement setting) => setting.GetProperty("lowercase").GetBoolean();

    private static Tokenizer WithNormalizer(
        BertNormalizer normalizer, int? maxLength = null, Truncation truncation = Truncation.Head)
    {
        var loaded = WordPieceTokenizer.Load(Vocabulary, new TokenizerOptions { Type = "wordpiece" });
        return new Tokenizer(normalizer, loaded.PreTokenizer, new WordPieceModel(loaded.Vocabulary), maxLength,
            loaded.PostProcessor, loaded.SpecialTokens, truncation);
    }

    private static Tokenizer Cut(JsonElement example) => WithNormalizer(new BertNormalizer(),
        example.GetProperty("max_length") is { ValueKind: JsonValueKind.Number } length ? length.GetInt32() : null,
        example.GetProperty("direction").GetString() == "Left" ? Truncation.Tail : Truncation.Head);

    private static Tokenizer Again(Tokenizer tokenizer)
    {
        var stream = new MemoryStream();
        TokenizerJson.Write(tokenizer, stream);
        stream.Position = 0;
        var read = TokenizerJson.Read(stream, "tokenizer.json");
        read.SpecialTokens.ShouldBe(tokenizer.SpecialTokens, ignoreOrder: true);
        return read;
    }

    private static IEnumerable<int> Places(Encoding encoding) =>
        encoding.Offsets.SelectMany(span => new[] { span.Start, span.End });
}
