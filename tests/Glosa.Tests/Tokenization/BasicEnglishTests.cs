using System.Text;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Tests.Tokenization;

public class BasicEnglishTests
{
    private static readonly Tokenizer Tokenizer =
        BasicEnglish.Train(new TokenizerOptions(), TokenizationGolden.HardTexts);

    [Fact]
    public void Encode_HardTexts_GivesTheTokensOfTorchtext()
    {
        foreach (var expected in TokenizationGolden.BasicEnglish.GetProperty("texts").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            Tokens(text).ShouldBe(expected.GetProperty("tokens").Strings(), text);
        }
    }

    [Fact]
    public void Train_HardTexts_GivesTheVocabulariesOfTorchtext()
    {
        Tokenizer.Vocabulary.Tokens.ShouldBe(TokenizationGolden.BasicEnglish.GetProperty("vocabulary").Strings());
        Vocabulary(new TokenizerOptions { MinCount = 2 })
            .ShouldBe(TokenizationGolden.BasicEnglish.GetProperty("vocabulary_of_two_or_more").Strings());
        Vocabulary(new TokenizerOptions { MaxVocabulary = 40 })
            .ShouldBe(TokenizationGolden.BasicEnglish.GetProperty("vocabulary_of_forty").Strings());
    }

    [Fact]
    public void Normalize_EachCodePoint_LowersAsPython()
    {
        var lower = TokenizationGolden.Read("case_properties.json").GetProperty("lower").Texts();
        KnownToPython("known").Where(rune => Lowercase(rune) != lower.GetValueOrDefault($"{rune}", $"{rune}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Normalize_EachCodePointBesideSigma_FindsTheWordsEndAsPython()
    {
        var cased = KnownToPython("cased").ToHashSet();
        var ignorable = KnownToPython("ignorable").ToHashSet();
        ignorable.Remove(new Rune(0x1171E));   // a non-spacing mark in Unicode 14, a spacing one since Unicode 15
        KnownToPython("known").Where(rune =>
            IsFinal($"1{rune}Σ", 1 + rune.Utf16SequenceLength) != cased.Contains(rune)
            || IsFinal($"A{rune}Σ", 1 + rune.Utf16SequenceLength) != (cased.Contains(rune) || ignorable.Contains(rune))
            || IsFinal($"AΣ{rune}", 1) == cased.Contains(rune)).ShouldBeEmpty();
    }

    [Fact]
    public void Encode_EachCodePoint_SplitsAtWhiteSpaceAsPython()
    {
        var whiteSpace = KnownToPython("white_space").ToHashSet();
        KnownToPython("known").Where(rune => !"'\".,()!?;:".Contains($"{rune}"))
            .Where(rune => Tokenizer.EncodeToIds($"a{rune}b").Length != (whiteSpace.Contains(rune) ? 2 : 1))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Train_LowerCaseFalse_KeepsTheCaseOnly()
    {
        var tokenizer = BasicEnglish.Train(new TokenizerOptions { LowerCase = false }, ["Don't, OK\u001CΟΔΟΣ."]);
        tokenizer.Vocabulary.Tokens.Skip(2)
            .ShouldBe(["'", ",", ".", "Don", "OK", "t", "ΟΔΟΣ"], ignoreOrder: true);
    }

    private static string Lowercase(Rune rune)
    {
        var text = new NormalizedString($"{rune}");
        text.Lowercase();
        return text.Text.ToString();
    }

    private static string[] Tokens(string text) =>
        [.. Tokenizer.EncodeToIds(text).Select(Tokenizer.Vocabulary.TokenOf)];

    private static IReadOnlyList<string> Vocabulary(TokenizerOptions options) =>
        BasicEnglish.Train(options, TokenizationGolden.HardTexts).Vocabulary.Tokens;

    private static bool IsFinal(string text, int sigma)
    {
        var normalized = new NormalizedString(text, aligned: false);
        ((SequenceNormalizer)BasicEnglish.Normalizer()).Normalizers[0].Normalize(normalized);
        return normalized.Text[sigma] == 'ς';
    }

    private static IEnumerable<Rune> KnownToPython(string property)
    {
        var ranges = TokenizationGolden.Read("case_properties.json").GetProperty(property).Numbers();
        for (var i = 0; i < ranges.Length; i += 2)
            for (var codePoint = ranges[i]; codePoint <= ranges[i + 1]; codePoint++)
                yield return new Rune(codePoint);
    }
}
