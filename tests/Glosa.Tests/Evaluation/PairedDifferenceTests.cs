using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class PairedDifferenceTests
{
    [Theory]
    [InlineData(0.01, 0.03, Verdict.Better)]
    [InlineData(-0.03, -0.01, Verdict.Worse)]
    [InlineData(-0.01, 0.03, Verdict.NoDifference)]
    [InlineData(0, 0.03, Verdict.NoDifference)]
    [InlineData(0, 0, Verdict.NoDifference)]
    public void Of_AnInterval_SaysWhatItHolds(double low, double high, Verdict verdict) =>
        PairedDifference.Of(0.01, new Interval(low, high)).Verdict.ShouldBe(verdict);

    [Fact]
    public void Of_NoInterval_SaysNothing() => PairedDifference.Of(0.01, null).Verdict.ShouldBeNull();

    [Fact]
    public void Deviation_OfTwoFourSix_IsTwo()
    {
        ScoreSummary.Deviation([2, 4, 6]).ShouldBe(2);
        ScoreSummary.Deviation([2]).ShouldBeNull();
    }
}
