using Glosa.Data;

namespace Glosa.Evaluation;

/// <summary>What a score might have been with other texts: texts are drawn anew from those there are, with
/// replacement.</summary>
/// <remarks>Papers: Efron 1979, "Bootstrap Methods: Another Look at the Jackknife"; the percentile interval is that of
/// Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.</remarks>
internal static class Bootstrap
{
    /// <summary>How often the texts are drawn anew.</summary>
    public const int Resamples = 2000;

    private const double Tail = 0.025;

    /// <summary>A statistic of each resample, on all processors; the result does not depend on how many there
    /// are.</summary>
    /// <param name="texts">Number of texts; at least one.</param>
    /// <param name="seed">Chooses the texts.</param>
    /// <param name="statistic">Gets how often each text was drawn; the array is used again afterwards.</param>
    public static T[] Resample<T>(int texts, long seed, Func<int[], T> statistic)
    {
        var results = new T[Resamples];
        Parallel.For(0, Resamples, () => new int[texts], (resample, _, times) =>
        {
            Array.Clear(times);
            var random = RandomStream.Derive(seed, "bootstrap", resample);
            for (var draw = 0; draw < texts; draw++) times[random.Next(texts)]++;
            results[resample] = statistic(times);
            return times;
        }, _ => { });
        return results;
    }

    /// <summary>From the 2.5th to the 97.5th percentile.</summary>
    public static Interval Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Interval(Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
    }

    // Between two values on the line through them, as numpy's quantile does.
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var (below, above) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
