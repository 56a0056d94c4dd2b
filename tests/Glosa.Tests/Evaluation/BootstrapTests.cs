using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class BootstrapTests
{
    [Fact]
    public void Middle_ZeroToHundred_IsBetweenTheTails() =>
        Bootstrap.Middle(Enumerable.Range(0, 101).Reverse().Select(value => (double)value))
            .ShouldBe(new Interval(2.5, 97.5));

    [Fact]
    public void Middle_BetweenTwoValues_IsOnTheLine() => Bootstrap.Middle([0, 1]).ShouldBe(new Interval(0.025, 0.975));

    [Fact]
    public void Resample_EachText_IsDrawnOnceOnAverage()
    {
        var drawn = Bootstrap.Resample(50, seed: 1, times =>
        {
            times.Sum().ShouldBe(50);
            return times[7];
        });
        drawn.Length.ShouldBe(Bootstrap.Resamples);
        drawn.Average().ShouldBe(1, 0.1);
        // (1 - 1/50)^50 of the resamples leave a text out.
        (drawn.Count(times => times == 0) / (double)Bootstrap.Resamples).ShouldBe(Math.Pow(1 - 1 / 50.0, 50), 0.04);
    }

    [Fact]
    public void Resample_SameSeed_IsTheSameAndAnotherIsNot()
    {
        int[] Draw(long seed) => Bootstrap.Resample(20, seed, times => times[0] * 100 + times[1]);
        Draw(1).ShouldBe(Draw(1));
        Draw(1).ShouldNotBe(Draw(2));
    }

    [Fact]
    public void Middle_ShareOfFourHundred_IsAsWideAsTheNormalDistribution()
    {
        // 0.8 of 400: standard error √(0.8 · 0.2 / 400) = 0.02.
        var interval = Bootstrap.Middle(Bootstrap.Resample(400, seed: 1, times => times.Take(320).Sum() / 400.0));
        interval.Low.ShouldBe(0.8 - 1.96 * 0.02, 0.004);
        interval.High.ShouldBe(0.8 + 1.96 * 0.02, 0.004);
    }
}
