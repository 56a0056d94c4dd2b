using Glosa.Training;

namespace Glosa.Tests.Training;

public class EpochTotalsTests
{
    [Fact]
    public void Add_BatchesOfDifferentSizes_WeighsByTexts()
    {
        var totals = new EpochTotals();
        totals.Add(texts: 3, correct: 3, decisions: 3, meanLoss: 0.5, seconds: 1, batchesPerWindow: 10);
        totals.Add(texts: 1, correct: 0, decisions: 1, meanLoss: 2.5, seconds: 3, batchesPerWindow: 10);
        totals.MeanLoss.ShouldBe(1.0);
        totals.Accuracy.ShouldBe(0.75);
        totals.TextsPerSecond.ShouldBe(1.0);
    }

    [Fact]
    public void Add_WholeWindows_KeepsTheBest()
    {
        var totals = new EpochTotals();
        foreach (var correct in new[] { 1, 1, 4, 3, 2, 2 })
            totals.Add(texts: 4, correct, decisions: 4, meanLoss: 1, seconds: 1, batchesPerWindow: 2);
        totals.BestWindowAccuracy.ShouldBe(7 / 8.0);
    }

    [Fact]
    public void Add_UnfinishedWindow_DoesNotCount()
    {
        var totals = new EpochTotals();
        totals.Add(texts: 4, correct: 1, decisions: 4, meanLoss: 1, seconds: 1, batchesPerWindow: 1);
        totals.Add(texts: 4, correct: 4, decisions: 4, meanLoss: 1, seconds: 1, batchesPerWindow: 2);
        totals.BestWindowAccuracy.ShouldBe(0.25);
        (totals.WindowDecisions, totals.WindowCorrect, totals.WindowBatches).ShouldBe((4, 4, 1));
    }

    [Fact]
    public void Add_Steps_KeepsGradientNorms()
    {
        var totals = new EpochTotals();
        foreach (var (norm, clipped) in new[] { (1.0, false), (6.0, true), (2.0, false), (3.0, true) })
            totals.Add(new StepRecord(0.1, Texts: 4, Correct: 2, Decisions: 4, Loss: 0.5, norm, clipped, Seconds: 1),
                batchesPerWindow: 2);
        (totals.GradientNorm, totals.LargestGradientNorm, totals.ClippedShare).ShouldBe((3, 6, 0.5));
        (totals.Texts, totals.Accuracy, totals.MeanLoss, totals.BestWindowAccuracy).ShouldBe((16, 0.5, 0.5, 0.5));
    }

    [Theory]
    [InlineData(3, 0.5)]    // no window ends: the epoch is one
    [InlineData(1, 0.75)]
    public void HighestAccuracy_EpochOfTwoBatches_IsThatOfItsBestWindow(int batchesPerWindow, double expected)
    {
        var totals = new EpochTotals();
        totals.Add(texts: 4, correct: 3, decisions: 4, meanLoss: 1, seconds: 1, batchesPerWindow);
        totals.Add(texts: 4, correct: 1, decisions: 4, meanLoss: 1, seconds: 1, batchesPerWindow);
        totals.HighestAccuracy.ShouldBe(expected);
    }

    [Fact]
    public void Properties_NothingAdded_AreZero() =>
        (new EpochTotals() is
        {
            MeanLoss: 0, Accuracy: 0, TextsPerSecond: 0, BestWindowAccuracy: 0,
            GradientNorm: 0, ClippedShare: 0
        }).ShouldBeTrue();
}
