using Glosa.Explanations;

namespace Glosa.Tests.Explanations;

public class QuadratureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(2000)]
    public void Of_EachRule_HasPlacesInTheIntervalAndWeightsThatSumToOne(int steps)
    {
        foreach (var rule in Enum.GetValues<IntegrationRule>())
        {
            var (places, weights) = Quadrature.Of(rule, steps);
            places.ShouldAllBe(place => place >= 0 && place <= 1);
            places.ShouldBeInOrder();
            weights.Sum().ShouldBe(1, 1e-10);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void GaussLegendre_PolynomialOfDegreeTwiceTheStepsLessOne_IsExact(int steps)
    {
        var (places, weights) = Quadrature.Of(IntegrationRule.GaussLegendre, steps);
        for (var power = 0; power < 2 * steps; power++)
            places.Zip(weights, (place, weight) => weight * Math.Pow(place, power)).Sum()
                .ShouldBe(1.0 / (power + 1), 1e-12);
    }
}
