using Glosa.Explanations;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tests.Explanations;

public class ExplainedTextTests
{
    private const string Sentence = "Playing  well, plays!";

    private static readonly Vocabulary s_vocabulary =
        new(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "play", "##ing", "##s", "well", ",", "!"]);

    [Fact]
    public void Words_SubWords_AreMergedByTheWordTheyAreOf()
    {
        var text = new ExplainedText(Tokenizer().Encode(Sentence), label: 0);
        text.Words.Select(word => Sentence[word.Start..word.End]).ShouldBe(["Playing", "well", ",", "plays", "!"]);
        // [CLS] play ##ing well , play ##s ! [SEP]
        text.SumOverWords([100, 1, 2, 3, 4, 5, 6, 7, 100]).ShouldBe([3, 3, 4, 11, 7]);
    }

    [Fact]
    public void Words_OfATextThatIsCut_AreThoseThatAreLeft()
    {
        var text = new ExplainedText(Tokenizer(maxLength: 5).Encode(Sentence), label: 0);
        text.Words.Select(word => Sentence[word.Start..word.End]).ShouldBe(["Playing", "well"]);
    }

    [Fact]
    public void Words_WithoutBlanksBetweenThem_StayApart()
    {
        var text = new ExplainedText(Tokenizer().Encode("well,well"), label: 0);
        text.Words.Count.ShouldBe(3);
    }

    [Fact]
    public void WordIds_OfAPair_CountFromZeroInEach() =>
        Tokenizer().Encode("playing well", "plays").WordIds.ShouldBe([-1, 0, 0, 1, -1, 0, 0, -1]);

    [Fact]
    public void Replace_EachBaseline_KeepsTheTokensAroundTheText()
    {
        var text = new ExplainedText(Tokenizer().Encode("playing well"), label: 0);
        var tokens = BaselineTokens.Of(s_vocabulary);
        tokens.Replace(text, ExplanationBaseline.Padding).ShouldBe([2, 0, 0, 0, 3]);
        tokens.Replace(text, ExplanationBaseline.Mask).ShouldBe([2, 4, 4, 4, 3]);
        text.IdsOf([false, true]).ShouldBe([2, 8, 3]);
    }

    private static Tokenizer Tokenizer(int? maxLength = null) => new(
        new LowercaseNormalizer(), new BertPreTokenizer(), new WordPieceModel(s_vocabulary), maxLength,
        new TemplatePostProcessor([new("[CLS]", 2)], [new("[SEP]", 3)]));
}
