using Glosa.Explanations;

namespace Glosa.Tests.Explanations;

public class ExplanationSummaryTests
{
    [Fact]
    public void Labels_SeveralTexts_RankWordsByTheirSums()
    {
        var summary = new ExplanationSummary(most: 2);
        summary.Add(MadeExplanation.Of("Great film", 0.5, 0.25));
        summary.Add(MadeExplanation.Of("great dull end", 0.5, -0.25, 0));
        summary.Add(MadeExplanation.Of("one two film", 0.125, 0.125, 0.25));
        var words = summary.Labels.ShouldHaveSingleItem();
        words.Key.ShouldBe("good");
        words.Value.Texts.ShouldBe(3);
        words.Value.For.ShouldBe([new("great", 1, 2), new("film", 0.5, 2)]);
        words.Value.For[0].Mean.ShouldBe(0.5);
        words.Value.Against.ShouldBe([new("dull", -0.25, 1)]);
        summary.WithTrueLabels.ShouldBe(0);
    }

    [Fact]
    public void Errors_MoreThanAreKept_AreTheSurest()
    {
        var summary = new ExplanationSummary(most: 2);
        for (var number = 0; number < 30; number++)
            summary.Add(MadeExplanation.Of($"text{number}", 1).Judged(number % 3 == 0 ? "bad" : "good", number / 100.0));
        (summary.Count, summary.WithTrueLabels, summary.ErrorCount).ShouldBe((30, 30, 10));
        summary.Errors.Select(error => error.Prediction.Text).ShouldBe(["text27", "text24"]);
    }
}
