using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class StudentTTests
{
    // The tables of textbooks, two-sided 95 %.
    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(4, 2.7764)]
    [InlineData(9, 2.2622)]
    [InlineData(30, 2.0423)]
    [InlineData(99, 1.9842)]
    public void Quantile_OfTheTable_IsThatOfTheTable(int degrees, double expected) =>
        StudentT.Quantile(0.975, degrees).ShouldBe(expected, 5e-5);

    [Theory]
    [InlineData(0.75, 1, 1)]            // Cauchy: tan(π/4)
    [InlineData(0.9, 2, 1.8856)]
    public void Quantile_OtherProbabilities_AreRight(double probability, int degrees, double expected) =>
        StudentT.Quantile(probability, degrees).ShouldBe(expected, 5e-5);

    [Fact]
    public void OfMean_OneToFive_IsMeanAndTTimesStandardError()
    {
        // Mean 3, deviation √2.5, standard error √0.5, t of 4 degrees 2.7764.
        var interval = StudentT.OfMean([1, 2, 3, 4, 5])!;
        interval.Low.ShouldBe(3 - 2.7764451 * Math.Sqrt(0.5), 1e-6);
        interval.High.ShouldBe(3 + 2.7764451 * Math.Sqrt(0.5), 1e-6);
    }

    [Fact]
    public void OfMean_OneNumber_IsNone() => StudentT.OfMean([1]).ShouldBeNull();

    [Fact]
    public void Quantile_NoDegrees_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => StudentT.Quantile(0.975, 0));
}
