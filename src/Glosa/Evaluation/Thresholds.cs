namespace Glosa.Evaluation;

/// <summary>The probabilities above which a text is given a label, where it can have several.</summary>
public static class Thresholds
{
    /// <summary>What a threshold is unless one is chosen.</summary>
    public const double Half = 0.5;

    /// <summary>The same threshold, one half, for each label.</summary>
    public static double[] Halves(int labelCount)
    {
        var thresholds = new double[labelCount];
        thresholds.AsSpan().Fill(Half);
        return thresholds;
    }

    /// <summary>The threshold of one label with the highest F1 on texts; of equals the nearest to one half.</summary>
    /// <param name="probabilities">The label's probability for each text, in [0, 1].</param>
    /// <param name="has">Whether each text has it.</param>
    /// <returns>One half, or the middle between two probabilities that are neighbours: it is strict to neither.</returns>
    public static double HighestF1(IReadOnlyList<double> probabilities, IReadOnlyList<bool> has)
    {
        var texts = Enumerable.Range(0, probabilities.Count).OrderByDescending(text => probabilities[text]).ToArray();
        var positives = has.Count(one => one);
        var (best, bestF1) = (Half, F1(texts.Count(text => probabilities[text] > Half && has[text]),
            texts.Count(text => probabilities[text] > Half), positives));
        var right = 0;
        for (var given = 1; given <= texts.Length; given++)
        {
            right += has[texts[given - 1]] ? 1 : 0;
            var (lowest, next) = (probabilities[texts[given - 1]],
                given == texts.Length ? 0 : probabilities[texts[given]]);
            var (threshold, f1) = ((lowest + next) / 2, F1(right, given, positives));
            if (lowest == next || !(threshold < lowest)) continue;
            if (f1 > bestF1 || (f1 == bestF1 && Math.Abs(threshold - Half) < Math.Abs(best - Half)))
                (best, bestF1) = (threshold, f1);
        }
        return best;
    }

    private static double F1(int right, int given, int positives) =>
        given + positives == 0 ? 0 : 2.0 * right / (given + positives);
}
