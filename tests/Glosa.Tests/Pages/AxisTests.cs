using Glosa.Pages.Charts;

namespace Glosa.Tests.Pages;

public class AxisTests
{
    [Theory]
    [InlineData("0.80 0.85 0.90 0.95", 0.81, 0.93)]
    [InlineData("0 20 40 60 80 100", 3, 99)]
    [InlineData("400k 600k 800k 1M 1.2M", 450_000, 1_100_000)]
    [InlineData("−0.2 0.0 0.2 0.4 0.6 0.8", -0.1, 0.7)]
    [InlineData("0.44 0.46 0.48 0.50 0.52 0.54 0.56", 0.5, 0.5)]
    [InlineData("0.0 0.2 0.4 0.6 0.8 1.0", double.NaN, double.PositiveInfinity)]
    public void Linear_TwoNumbers_HoldsBothBetweenRoundOnes(string ticks, double low, double high)
    {
        var axis = Axis.Linear("", [low, high]);
        string.Join(' ', axis.Ticks.Select(tick => tick.Text)).ShouldBe(ticks);
        axis.Place(axis.Ticks[0].Value).ShouldBe(0, 1e-9);
        axis.Place(axis.Ticks[^1].Value).ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData("1 2 3", 1, 3)]
    [InlineData("5 10 15 20 25", 1, 25)]
    public void Linear_WholeNumbers_HasNoTickBetweenTwo(string ticks, double low, double high) =>
        string.Join(' ', Axis.Linear("", [low, high], whole: true).Ticks.Select(tick => tick.Text)).ShouldBe(ticks);

    [Theory]
    [InlineData("0.001 0.002 0.005 0.01", 0.001, 0.01)]
    [InlineData("0.0001 0.001 0.01 0.1 1", 0.0001, 1)]
    [InlineData("0.003 0.004", 0.003, 0.004)]
    public void Logarithmic_TwoNumbers_HasRoundTicks(string ticks, double low, double high)
    {
        var axis = Axis.Logarithmic("", [low, high]);
        string.Join(' ', axis.Ticks.Select(tick => tick.Text)).ShouldBe(ticks);
        axis.Place(Math.Sqrt(low * high)).ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Names_Three_StandAtEqualDistances() =>
        Axis.Names("", ["a", "b", "c"]).Ticks.Select(tick => tick.Value).ShouldBe([0, 1, 2]);
}
