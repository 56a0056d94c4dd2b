using Glosa.Data;
using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class ThresholdsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void HighestF1_DrawnTexts_NoOtherThresholdIsBetter(long seed)
    {
        var random = RandomStream.Derive(seed, "thresholds");
        var has = Enumerable.Range(0, 60).Select(_ => random.Next(3) == 0).ToArray();
        // Of few values, so that many texts are equal.
        var probabilities = has.Select(one => (random.Next(12) + (one ? 4 : 0)) / 16.0).ToArray();
        var f1 = F1(probabilities, has, Thresholds.HighestF1(probabilities, has));
        f1.ShouldBe(Enumerable.Range(0, 100).Max(percent => F1(probabilities, has, percent / 100.0)), 1e-12);
        f1.ShouldBeGreaterThan(F1(probabilities, has, 0.99));
    }

    [Fact]
    public void HighestF1_OneHalfIsAsGoodAsAny_IsOneHalf() =>
        Thresholds.HighestF1([0.9, 0.8, 0.3, 0.1], [true, true, false, false]).ShouldBe(0.5);

    [Fact]
    public void HighestF1_AllBelowOneHalf_LiesBetweenTheTexts() =>
        Thresholds.HighestF1([0.3, 0.2, 0.1], [true, false, false]).ShouldBe(0.25, 1e-12);

    [Fact]
    public void HighestF1_SeveralAreBest_IsTheNearestToOneHalf() =>
        // Above 0.75 and above 0.1 the F1 is 2/3 alike.
        Thresholds.HighestF1([0.9, 0.6, 0.55, 0.2], [true, false, false, true]).ShouldBe(0.75, 1e-12);

    [Fact]
    public void HighestF1_NoTextHasIt_IsOneHalf() => Thresholds.HighestF1([0.9, 0.2], [false, false]).ShouldBe(0.5);

    [Fact]
    public void HighestF1_EachTextHasIt_GivesItToEach() =>
        Thresholds.HighestF1([0.3, 0.2], [true, true]).ShouldBe(0.1, 1e-12);

    private static double F1(double[] probabilities, bool[] has, double threshold)
    {
        var right = probabilities.Zip(has).Count(text => text.First > threshold && text.Second);
        var given = probabilities.Count(probability => probability > threshold);
        return 2.0 * right / (given + has.Count(one => one));
    }
}
