using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class CoveragePointTests
{
    private static readonly double[] s_confidences = [0.9, 0.5, 0.8, 0.5, 0.99];
    private static readonly bool[] s_isRight = [true, false, false, true, true];

    [Theory]
    [InlineData(0, 1, 0.6)]
    [InlineData(0.5, 1, 0.6)]
    [InlineData(0.51, 0.6, 2.0 / 3)]
    [InlineData(0.9, 0.4, 1)]
    [InlineData(1, 0, 0)]
    public void At_AThreshold_CountsTextsFromItOn(double threshold, double coverage, double accuracy)
    {
        var point = CoveragePoint.At(threshold, s_confidences, s_isRight);
        (point.Coverage, point.Accuracy).ShouldBe((coverage, accuracy));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.6, 0.8)]
    [InlineData(0.5, 0.8)]
    [InlineData(0.2, 0.99)]
    public void ThresholdOf_ACoverage_LeavesAtLeastSoMany(double coverage, double threshold)
    {
        CoveragePoint.ThresholdOf(coverage, s_confidences).ShouldBe(threshold);
        CoveragePoint.At(threshold, s_confidences, s_isRight).Coverage.ShouldBeGreaterThanOrEqualTo(coverage);
    }

    [Fact]
    public void ThresholdOf_ALongNumber_IsCutDownwards() => CoveragePoint.ThresholdOf(0.5, [0.123456, 0.1]).ShouldBe(0.1234);

    [Fact]
    public void Curve_EqualConfidences_AreOnOneSide() => CoveragePoint.Curve(s_confidences, s_isRight).ShouldBe(
    [
        new(0.5, 1, 0.6), new(0.8, 0.6, 2.0 / 3), new(0.9, 0.4, 1), new(0.99, 0.2, 1),
    ]);
}
