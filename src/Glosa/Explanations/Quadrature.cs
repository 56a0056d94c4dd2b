namespace Glosa.Explanations;

/// <summary>Places in [0, 1] and their weights, whose sum is 1: an integral is about the weighted sum of the values
/// there.</summary>
internal static class Quadrature
{
    private const double SmallestChange = 1e-14;    // rounding keeps it from 0

    /// <summary>The places and weights of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="steps">Number of places, at least 1; of the trapezoid rule at least 2.</param>
    public static (double[] Places, double[] Weights) Of(IntegrationRule rule, int steps) => rule switch
    {
        IntegrationRule.GaussLegendre => GaussLegendre(steps),
        IntegrationRule.Trapezoid => Trapezoid(Math.Max(2, steps)),
        IntegrationRule.Left => Equal(steps, 0),
        IntegrationRule.Right => Equal(steps, 1),
        _ => Equal(steps, 0.5),
    };

    private static (double[] Places, double[] Weights) Equal(int steps, double offset) => (
        [.. Enumerable.Range(0, steps).Select(step => (step + offset) / steps)],
        [.. Enumerable.Repeat(1.0 / steps, steps)]);

    private static (double[] Places, double[] Weights) Trapezoid(int steps) => (
        [.. Enumerable.Range(0, steps).Select(step => step / (steps - 1.0))],
        [.. Enumerable.Range(0, steps).Select(step => (step == 0 || step == steps - 1 ? 0.5 : 1) / (steps - 1))]);

    // Newton's method from Tricomi's estimate of each root.
    private static (double[] Places, double[] Weights) GaussLegendre(int steps)
    {
        var (places, weights) = (new double[steps], new double[steps]);
        for (var root = 0; root < steps; root++)
        {
            var x = Math.Cos(Math.PI * (root + 0.75) / (steps + 0.5));
            var slope = 0.0;
            for (var change = 1.0; Math.Abs(change) > SmallestChange;)
            {
                (var value, slope) = Legendre(steps, x);
                change = value / slope;
                x -= change;
            }
            (places[root], weights[root]) = ((1 - x) / 2, 1 / ((1 - (x * x)) * slope * slope));
        }
        return (places, weights);
    }

    // The polynomial of a degree at x, and its slope.
    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (before, value) = (1.0, x);
        for (var n = 2; n <= degree; n++)
            (before, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * before)) / n);
        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
