namespace Glosa.Evaluation;

/// <summary>Student's t distribution: how far a mean of few numbers may lie from the true one.</summary>
/// <remarks>Paper: Student 1908, "The probable error of a mean", Biometrika 6. The distribution for whole degrees of
/// freedom is a finite sum: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4.</remarks>
internal static class StudentT
{
    /// <summary>The value that a t-distributed number is below with this probability.</summary>
    /// <param name="probability">In (0.5, 1).</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    public static double Quantile(double probability, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (!(probability > 0.5 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "It must be in (0.5, 1).");
        var (low, high) = (0.0, 1.0);
        while (Below(high, degrees) < probability) high *= 2;
        for (var middle = high / 2; low < middle && middle < high; middle = (low + high) / 2)
            (low, high) = Below(middle, degrees) < probability ? (middle, high) : (low, middle);
        return high;
    }

    /// <summary>The interval of the mean of numbers that are drawn alike; null for fewer than two.</summary>
    public static Interval? OfMean(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return null;
        var (mean, deviation) = (values.Average(), ScoreSummary.Deviation(values)!.Value);
        var margin = Quantile(0.975, values.Count - 1) * deviation / Math.Sqrt(values.Count);
        return new Interval(mean - margin, mean + margin);
    }

    private static double Below(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var square = Math.Cos(angle) * Math.Cos(angle);
        var odd = degrees % 2 == 1;
        var (term, sum) = (odd ? Math.Cos(angle) : 1, 0.0);
        for (var power = odd ? 1 : 0; power <= degrees - 2; power += 2)
        {
            sum += term;
            term *= square * (power + 1) / (power + 2);
        }
        var within = odd ? 2 / Math.PI * (angle + Math.Sin(angle) * sum) : Math.Sin(angle) * sum;
        return (1 + within) / 2;
    }
}
