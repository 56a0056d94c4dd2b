using Glosa.Training;

namespace Glosa.Tests.Training;

public class BestEpochTests
{
    [Theory]
    [InlineData(SelectionMetric.Loss, 3)]       // less is better
    [InlineData(SelectionMetric.Accuracy, 1)]
    [InlineData(SelectionMetric.MacroF1, 2)]
    [InlineData(SelectionMetric.WeightedF1, 4)]
    [InlineData(SelectionMetric.MacroPrecision, 3)]
    [InlineData(SelectionMetric.MacroRecall, 2)]
    [InlineData(SelectionMetric.F1, 4)]
    public void Of_EachMetric_TakesItsOwnDirection(SelectionMetric metric, int expected)
    {
        ValidationScores[] epochs =
        [
            new(0.9, 0.8, 0.5, 0.5, 0.5, 0.5, 0.5),
            new(0.8, 0.7, 0.6, 0.5, 0.5, 0.9, 0.5),
            new(0.2, 0.7, 0.5, 0.5, 0.7, 0.5, 0.5),
            new(0.7, 0.7, 0.5, 0.6, 0.5, 0.5, 0.6),
        ];
        BestEpoch.Of(epochs, metric, minImprovement: 0).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0.0625, 3)]     // 0.5 to 0.5625 is no more than that; 0.5 to 0.625 is, and 0.6875 is not past it
    [InlineData(0.125, 4)]
    [InlineData(0.25, 1)]
    public void Of_ImprovementsInSmallSteps_ComparesWithTheBest(double minImprovement, int expected)
    {
        var epochs = new[] { 0.5, 0.5625, 0.625, 0.6875 }.Select(accuracy => new ValidationScores(1, accuracy, 0, 0));
        BestEpoch.Of(epochs, SelectionMetric.Accuracy, minImprovement).ShouldBe(expected);
    }

    [Fact]
    public void Of_EqualScores_IsTheFirst() => BestEpoch.Of(
        Enumerable.Repeat(new ValidationScores(1, 0.5, 0, 0), 3), SelectionMetric.Accuracy, 0).ShouldBe(1);

    [Fact]
    public void Of_NoEpochs_IsZero() => BestEpoch.Of([], SelectionMetric.Loss, 0).ShouldBe(0);
}
