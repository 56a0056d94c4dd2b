using System.Text.Json;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Tests.Tokenization.Normalizers;

public class BertNormalizerTests
{
    private static readonly JsonElement Characters = TokenizationGolden.Read("bert_characters.json");

    private static readonly BertNormalizer Clean = Only(clean: true);
    private static readonly BertNormalizer Apart = Only(han: true);
    private static readonly BertNormalizer Bare = Only(strip: true);

    [Fact]
    public void Normalize_EachCodePoint_EqualsTheReferenceLibrary()
    {
        var (dropped, blanks, han, marks) = (Set("dropped"), Set("blanks"), Set("han"), Set("marks"));
        var bare = Characters.GetProperty("bare").Texts();
        foreach (var codePoint in TokenizationGolden.CodePoints())
        {
            var text = char.ConvertFromUtf32(codePoint);
            var place = $"U+{codePoint:X4}";
            Text(Clean, text).ShouldBe(dropped.Contains(codePoint) ? "" : blanks.Contains(codePoint) ? " " : text, place);
            Text(Apart, text).ShouldBe(han.Contains(codePoint) ? $" {text} " : text, place);
            if (codePoint is < 0xAC00 or > 0xD7A3)
                Text(Bare, text).ShouldBe(marks.Contains(codePoint) ? "" : bare.GetValueOrDefault(text, text), place);
        }
    }

    [Theory]
    [InlineData(0xAC00, "\u1100\u1161")]
    [InlineData(0xAC01, "\u1100\u1161\u11A8")]
    [InlineData(0xD55C, "\u1112\u1161\u11AB")]
    [InlineData(0xD7A3, "\u1112\u1175\u11C2")]
    public void Normalize_HangulWithoutAccents_FallsIntoLetters(int syllable, string letters) =>
        Text(Bare, char.ConvertFromUtf32(syllable)).ShouldBe(letters);

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    public void RemovesAccents_Null_FollowsLowercase(bool? strip, bool lowercase, bool removes)
    {
        var normalizer = new BertNormalizer(stripAccents: strip, lowercase: lowercase);
        normalizer.RemovesAccents.ShouldBe(removes);
        Text(normalizer, "Ñ").ShouldBe((removes, lowercase) switch
        {
            (true, true) => "n",
            (true, false) => "N",
            (false, true) => "ñ",
            _ => "Ñ",
        });
    }

    [Fact]
    public void OriginalSpan_AfterEveryStep_IsTheCharacterItWasMadeOf()
    {
        const string original = "É\u200Bn\u0303 漢한";
        var text = new NormalizedString(original);
        new BertNormalizer().Normalize(text);
        text.Text.ToString().ShouldBe("en  漢 \u1112\u1161\u11AB");
        Slice(0, 1).ShouldBe("É");
        Slice(0, 2).ShouldBe("É\u200Bn");
        Slice(4, 5).ShouldBe("漢");
        Slice(6, 7).ShouldBe("한");
        Slice(8, 9).ShouldBe("한");

        string Slice(int start, int end)
        {
            var span = text.OriginalSpan(new TokenSpan(start, end));
            return original[span.Start..span.End];
        }
    }

    private static HashSet<int> Set(string name) => Characters.GetProperty(name).Ranges();

    private static BertNormalizer Only(bool clean = false, bool han = false, bool strip = false) =>
        new(clean, han, strip, lowercase: false);

    private static string Text(BertNormalizer normalizer, string text)
    {
        var normalized = new NormalizedString(text, aligned: false);
        normalizer.Normalize(normalized);
        return normalized.Text.ToString();
    }
}
