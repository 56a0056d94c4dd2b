namespace Glosa.Evaluation;

/// <summary>Corrects p-values of several tests, of which the smallest is small by chance too.</summary>
/// <remarks>The probability that any true hypothesis is rejected stays below the level. Paper: Holm 1979, "A Simple
/// Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6.</remarks>
internal static class Holm
{
    /// <summary>The corrected p-values, in the order of those given.</summary>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        var (adjusted, largest) = (new double[values.Count], 0.0);
        foreach (var (rank, place) in Enumerable.Range(0, values.Count).OrderBy(place => values[place]).Index())
            adjusted[place] = largest = Math.Max(largest, Math.Min(1, (values.Count - rank) * values[place]));
        return adjusted;
    }
}
