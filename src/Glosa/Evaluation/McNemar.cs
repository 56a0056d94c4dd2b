namespace Glosa.Evaluation;

/// <summary>McNemar's exact test: whether two classifiers are right equally often on the same texts.</summary>
/// <remarks>Only texts that one of them gets right and the other wrong tell them apart. If both are equally good, each
/// such text falls to either side with a probability of one half. Papers: McNemar 1947, "Note on the sampling error of
/// the difference between correlated proportions or percentages", Psychometrika 12; Dietterich 1998, "Approximate
/// Statistical Tests for Comparing Supervised Classification Learning Algorithms", Neural Computation 10. Differs: the
/// binomial distribution itself, where both approximate it.</remarks>
internal static class McNemar
{
    /// <summary>How probable it is that two equally good classifiers differ at least so much, two-sided.</summary>
    /// <param name="onlyOne">Texts that the one alone gets right.</param>
    /// <param name="onlyOther">Texts that the other alone gets right.</param>
    public static double PValue(long onlyOne, long onlyOther)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyOne);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyOther);
        if (onlyOne == onlyOther) return 1;
        var (fewer, all) = (Math.Min(onlyOne, onlyOther), onlyOne + onlyOther);
        var logarithm = -all * Math.Log(2);
        for (var text = 1L; text <= fewer; text++) logarithm += Math.Log(all - fewer + text) - Math.Log(text);
        // Each term of the tail from the one before, relative to the first.
        var (term, sum) = (1.0, 0.0);
        for (var text = fewer; text >= 0; text--)
        {
            sum += term;
            term *= (double)text / (all - text + 1);
        }
        return Math.Min(1, 2 * Math.Exp(logarithm + Math.Log(sum)));
    }
}
