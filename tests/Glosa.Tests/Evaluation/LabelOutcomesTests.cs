using Glosa.Data;
using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class LabelOutcomesTests
{
    [Fact]
    public void Score_FourTexts_IsAsByHand()
    {
        // Label 0: 1 right of 1 given and 2 there, F1 2/3; label 1: 2 right of 3 given and 2 there, F1 4/5.
        var scores = Outcomes([0, 0, 1, 1], [0, 1, 1, 1]).Score();
        scores.Accuracy.ShouldBe(0.75);
        scores.MacroF1.ShouldBe((2.0 / 3 + 0.8) / 2, 1e-12);
        scores.WeightedF1.ShouldBe((2.0 / 3 * 2 + 0.8 * 2) / 4, 1e-12);
    }

    [Fact]
    public void Score_Times_CountsTextsSoOften()
    {
        var scores = Outcomes([0, 0, 1, 1], [0, 1, 1, 1]).Score([3, 1, 0, 0]);
        scores.Accuracy.ShouldBe(0.75);
        // Label 0: 3 right of 3 given and 4 there; label 1 was given once and is not there.
        scores.MacroF1.ShouldBe(6.0 / 7 / 2, 1e-12);
        scores.WeightedF1.ShouldBe(6.0 / 7, 1e-12);
    }

    [Fact]
    public void Score_ManyTexts_IsThatOfTheConfusionCounter()
    {
        var random = RandomStream.Derive(1, "outcomes");
        int[] labels = [.. Enumerable.Range(0, 300).Select(_ => random.Next(4))];
        int[] given = [.. labels.Select(label => random.Next(3) == 0 ? random.Next(4) : label)];
        var counter = new ConfusionCounter(["a", "b", "c", "d"]);
        foreach (var (label, guess) in labels.Zip(given)) counter.Add(label, guess, 0);
        ShouldBe(new LabelOutcomes(4, Lists(labels), Lists(given)).Score(), counter.ToResult());
    }

    [Fact]
    public void Score_SeveralLabels_IsThatOfTheirCounter()
    {
        int[][] labels = [[0, 2], [], [1], [0, 1, 2]], given = [[0, 2], [1], [], [0, 2]];
        var counter = new MultiLabelCounter(["a", "b", "c"]);
        foreach (var (own, guess) in labels.Zip(given))
            counter.Add([.. Enumerable.Range(0, 3).Select(own.Contains)],
                [.. Enumerable.Range(0, 3).Select(guess.Contains)], 0);
        ShouldBe(new LabelOutcomes(3, labels, given).Score(), counter.ToResult());
    }

    private static LabelOutcomes Outcomes(int[] labels, int[] given) => new(2, Lists(labels), Lists(given));

    private static int[][] Lists(int[] labels) => [.. labels.Select(label => new[] { label })];

    private static void ShouldBe(ByMetric<double> actual, EvaluationResult expected)
    {
        actual.Accuracy.ShouldBe(expected.Accuracy, 1e-12);
        actual.MacroF1.ShouldBe(expected.MacroF1, 1e-12);
        actual.WeightedF1.ShouldBe(expected.WeightedF1, 1e-12);
    }
}
