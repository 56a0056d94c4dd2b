using Glosa.Errors;
using Glosa.Testing;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Tests.Tokenization;

public sealed class WordPieceFilesTests : IDisposable
{
    // The order is BETO's: padding is not 0.
    private const string Specials = "[MASK]\n[PAD]\n[EOS]\n[UNK]\n[CLS]\n[SEP]\n[unused0]\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_VocabularyAlone_TakesIdsByNameAndKeepsAccents()
    {
        _folder.Write("vocab.txt", Specials + "niño\nnino\n");
        var tokenizer = Load();
        tokenizer.EncodeToIds("NIÑO nino ?").ShouldBe([4, 7, 8, 3, 5]);
        tokenizer.Vocabulary.PaddingId.ShouldBe(1);
        tokenizer.Model.UnknownId.ShouldBe(3);
        tokenizer.SpecialTokens.ShouldBe(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]);
        tokenizer.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nino\n", true)]
    [InlineData("Nino\nnino\n", false)]
    [InlineData("##Ñ\n", false)]
    public void Load_VocabularyAlone_LowersWhereNoEntryHasACapital(string entries, bool lowers)
    {
        _folder.Write("vocab.txt", Specials + entries);
        var normalizer = Normalizer(Load());
        normalizer.Lowercase.ShouldBe(lowers);
        normalizer.RemovesAccents.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", true, null, true)]
    [InlineData("""{"do_lower_case": false}""", false, null, true)]
    [InlineData("""{"do_lower_case": true, "strip_accents": false}""", true, false, true)]
    [InlineData("""{"strip_accents": true, "tokenize_chinese_chars": false}""", true, true, false)]
    public void Load_ConfigBeside_GivesTheSettings(string config, bool lower, bool? strip, bool han)
    {
        var vocabulary = _folder.Write("vocab.txt", Specials + "a\n");
        _folder.Write("tokenizer_config.json", config);
        foreach (var tokenizer in new[] { Load(), WordPieceTokenizer.Load(vocabulary, new TokenizerOptions()) })
        {
            Normalizer(tokenizer).Lowercase.ShouldBe(lower);
            Normalizer(tokenizer).StripAccents.ShouldBe(strip);
            Normalizer(tokenizer).HandleChineseChars.ShouldBe(han);
        }
    }

    [Fact]
    public void Load_Options_WinOverEveryFile()
    {
        var options = new TokenizerOptions
        {
            LowerCase = false,
            StripAccents = true,
            MaxLength = 9,
            Truncation = Truncation.HeadTail,
            AddSpecialTokens = false,
        };
        _folder.Write("vocab.txt", Specials + "a\n");
        Check(WordPieceTokenizer.Load(_folder.Path, options));
        _folder.Write("tokenizer_config.json", """{"do_lower_case": true, "strip_accents": false}""");
        Check(WordPieceTokenizer.Load(_folder.Path, options));
        TokenizerJson.Save(Load(), Path.Combine(_folder.Path, "tokenizer.json"));
        Check(WordPieceTokenizer.Load(_folder.Path, options));

        static void Check(Tokenizer tokenizer)
        {
            Normalizer(tokenizer).Lowercase.ShouldBeFalse();
            Normalizer(tokenizer).StripAccents.ShouldBe(true);
            tokenizer.MaxLength.ShouldBe(9);
            tokenizer.Truncation.ShouldBe(Truncation.HeadTail);
            tokenizer.PostProcessor.ShouldBeNull();
        }
    }

    [Fact]
    public void Load_TokenizerJson_WinsOverConfigAndIsReadWithoutTypes()
    {
        _folder.Write("vocab.txt", Specials + "other\n");
        _folder.Write("tokenizer_config.json", """{"do_lower_case": false}""");
        _folder.Write("tokenizer.json", """
            {
              "version": "1.0", "truncation": { "max_length": 4, "strategy": "LongestFirst", "stride": 0 },
              "normalizer": { "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                "strip_accents": null, "lowercase": true },
              "pre_tokenizer": { "type": "BertPreTokenizer" }, "decoder": { "type": "WordPiece", "prefix": "##" },
              "model": { "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
                "vocab": { "[UNK]": 0, "[SEP]": 1, "[CLS]": 2, "[PAD]": 3, "nino": 4, "##s": 5 } }
            }
            """);
        var tokenizer = Load();
        tokenizer.EncodeToIds("NIÑOS niño nino").ShouldBe([2, 4, 5, 1]);
        tokenizer.Vocabulary.PaddingId.ShouldBe(3);
    }

    [Fact]
    public void Warnings_EntriesThatNoTextReaches_AreCounted()
    {
        _folder.Write("vocab.txt", Specials + "niño\n##ción\nNo\na\n");
        Load(new TokenizerOptions { StripAccents = true, LowerCase = true }).Warnings.ShouldBe([
            "2 of 11 entries of the vocabulary hold accents, which are removed from every text, so that no text "
            + "reaches them: ##ción, niño. If the model was trained otherwise, set tokenizer.strip_accents to false.",
            "1 of 11 entries of the vocabulary hold capital letters, while every text is lower-cased, so that no text "
            + "reaches them: No. If the model was trained otherwise, set tokenizer.lower_case to false."]);
        Load(new TokenizerOptions { StripAccents = false, LowerCase = false }).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Load_SpecialTokenMissing_IsTold()
    {
        var path = _folder.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\na\n");
        Should.Throw<InvalidInputException>(() => Load()).Message.Replace(path, "vocab.txt").ShouldBe("""
            vocab.txt
              expected: a line [SEP]
              found:    4 lines without it
              to do:    Take the vocabulary of a BERT model, or add the line where the model expects it.
            """);
    }

    [Fact]
    public void Load_DirectoryWithoutVocabulary_IsTold() =>
        Should.Throw<InvalidInputException>(() => Load()).Message.Replace(_folder.Path, "DIR").ShouldBe("""
            DIR
              expected: a vocab.txt, or a directory with one or a tokenizer.json
              found:    a directory with neither
              to do:    Name the directory of a BERT model.
            """);

    [Fact]
    public void Load_TokenizerOfAnotherKind_IsTold()
    {
        var path = Path.Combine(_folder.Path, "tokenizer.json");
        TokenizerJson.Save(Tokenizer.Train(new TokenizerOptions(), ["a"]), path);
        Should.Throw<InvalidInputException>(() => Load()).Problems.Select(problem => (problem.Where, problem.Found))
            .ShouldBe([($"{path}: $.model.type", "WordLevel")]);
    }

    [Fact]
    public void Load_MistakeInConfig_NamesItsPlace()
    {
        _folder.Write("vocab.txt", Specials);
        var path = _folder.Write("tokenizer_config.json", """{"do_lower_case": "yes"}""");
        Should.Throw<InvalidInputException>(() => Load()).Problems[0].Where.ShouldBe($"{path}: $.do_lower_case");
    }

    private Tokenizer Load(TokenizerOptions? options = null) =>
        WordPieceTokenizer.Load(_folder.Path, options ?? new TokenizerOptions { Type = "wordpiece" });

    private static BertNormalizer Normalizer(Tokenizer tokenizer) => (BertNormalizer)tokenizer.Normalizer!;
}
