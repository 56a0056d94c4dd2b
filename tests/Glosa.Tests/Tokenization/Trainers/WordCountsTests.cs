using Glosa.Errors;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tests.Tokenization.Trainers;

public class WordCountsTests
{
    [Fact]
    public void Of_ManyTexts_CountsEveryWordOfAll()
    {
        var texts = Enumerable.Range(0, 5000).Select(number => $"word Word{number % 7}");
        var counts = WordCounts.Of(texts, new LowercaseNormalizer(), new WhitespacePreTokenizer()).Counts;
        counts.Count.ShouldBe(8);
        counts["word"].ShouldBe(5000);
        counts["word0"].ShouldBe(715);
        counts["word6"].ShouldBe(714);
    }

    [Fact]
    public void Of_SourceThatFails_ThrowsWhatItThrew()
    {
        static IEnumerable<string> Texts()
        {
            yield return "a";
            throw new InvalidInputException("file", "text", "none", "mend it");
        }

        Should.Throw<InvalidInputException>(() => WordCounts.Of(Texts(), null, new WhitespacePreTokenizer()));
    }
}
