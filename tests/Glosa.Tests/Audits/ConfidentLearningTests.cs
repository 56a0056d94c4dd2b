using Glosa.Audits;

namespace Glosa.Tests.Audits;

public class ConfidentLearningTests
{
    // By hand: the texts of label 0 have it with 0.9, 0.8, 0.2 and 0.5, on average 0.6; those of label 1 with 0.7 and 0.9,
    // on average 0.8. So the third is confidently of label 1, and the fourth of neither.
    private static readonly double[][] s_probabilities =
        [[0.9, 0.1], [0.8, 0.2], [0.2, 0.8], [0.5, 0.5], [0.3, 0.7], [0.1, 0.9]];

    [Fact]
    public void Judge_TwoLabels_FindsTheTextThatIsConfidentlyOfTheOther()
    {
        var doubts = ConfidentLearning.Judge(s_probabilities, [0, 0, 0, 0, 1, 1]);
        doubts.Select(doubt => doubt.IsError).ShouldBe([false, false, true, false, false, false]);
        doubts.Select(doubt => doubt.Likely).ShouldBe([1, 1, 1, 1, 0, 0]);
        doubts.Select(doubt => Math.Round(doubt.Margin, 9)).ShouldBe([0.8, 0.6, -0.6, 0, 0.4, 0.8]);
    }

    [Fact]
    public void Judge_ALabelWithoutTexts_IsNeverTheLikelyOne()
    {
        var doubts = ConfidentLearning.Judge([[0.1, 0.2, 0.7], [0.3, 0.6, 0.1]], [0, 1]);
        doubts.Select(doubt => (doubt.IsError, doubt.Likely)).ShouldBe([(false, 2), (false, 0)]);
    }

    [Fact]
    public void Rank_OneLabel_PutsErrorsFirstAndScoresThemBetween0And1()
    {
        var ranked = TextJudgement.Rank(s_probabilities, [[0], [0], [0], [0], [1], [1]], isMultiLabel: false);
        ranked.Select(one => one.Text).ShouldBe([2, 3, 4, 1, 0, 5]);
        (ranked[0].IsError, Math.Round(ranked[0].Score, 9)).ShouldBe((true, 0.2));
        ranked[0].Likely.ShouldBe([1]);
    }

    [Fact]
    public void Rank_SeveralLabels_ChangesTheDoubtfulOneAlone()
    {
        // The last has the first label with 0.9, as the others that have it, and is not given it.
        double[][] probabilities = [[0.9, 0.9], [0.9, 0.1], [0.1, 0.9], [0.1, 0.1], [0.95, 0.9]];
        var ranked = TextJudgement.Rank(probabilities, [[0, 1], [0], [1], [], [1]], isMultiLabel: true);
        (ranked[0].Text, ranked[0].IsError).ShouldBe((4, true));
        ranked[0].Likely.ShouldBe([0, 1]);
        ranked[0].Score.ShouldBe((0.05 - 0.95 + 1) / 2, 1e-12);
        ranked.Skip(1).ShouldAllBe(one => !one.IsError);
    }
}
