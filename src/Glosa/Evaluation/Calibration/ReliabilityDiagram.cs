namespace Glosa.Evaluation.Calibration;

/// <summary>Decisions whose probabilities lie close together.</summary>
/// <param name="Low">Their probabilities are above it; the first bin's may be equal to it.</param>
/// <param name="High">Their probabilities are at most this.</param>
/// <param name="Count">Number of decisions.</param>
/// <param name="Probability">Mean of their probabilities; 0 for none.</param>
/// <param name="Right">Share of them that is right; 0 for none.</param>
internal sealed record ReliabilityBin(double Low, double High, long Count, double Probability, double Right);

/// <summary>How often decisions of each probability are right.</summary>
/// <param name="Bins">Equally wide, from 0 to 1.</param>
internal sealed record ReliabilityDiagram(IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>Number of bins.</summary>
    public const int BinCount = 15;

    /// <summary>The expected calibration error: the mean difference between probability and share that is right, over the
    /// bins by their decisions; in [0, 1].</summary>
    /// <remarks>Paper: Guo et al. 2017, arXiv:1706.04599, section 2, with 15 bins as there.</remarks>
    public double ExpectedError => LabelScores.Divide(
        Bins.Sum(bin => bin.Count * Math.Abs(bin.Probability - bin.Right)), Bins.Sum(bin => bin.Count));

    /// <summary>Puts decisions into bins.</summary>
    /// <param name="decisions">Their probabilities, in [0, 1], and whether they are right.</param>
    public static ReliabilityDiagram Of(IEnumerable<(double Probability, bool IsRight)> decisions)
    {
        var (counts, sums, right) = (new long[BinCount], new double[BinCount], new long[BinCount]);
        foreach (var (probability, isRight) in decisions)
        {
            var bin = Math.Clamp((int)Math.Ceiling(probability * BinCount) - 1, 0, BinCount - 1);
            counts[bin]++;
            sums[bin] += probability;
            right[bin] += isRight ? 1 : 0;
        }
        return new([.. Enumerable.Range(0, BinCount).Select(bin => new ReliabilityBin(
            (double)bin / BinCount, (double)(bin + 1) / BinCount, counts[bin],
            LabelScores.Divide(sums[bin], counts[bin]), LabelScores.Divide(right[bin], counts[bin])))]);
    }

    /// <summary>The decisions about a text: its most probable label, or where it can have several each label.</summary>
    /// <param name="probabilities">Of each label.</param>
    /// <param name="labels">Ids of the labels that it has.</param>
    /// <param name="isMultiLabel">Whether it can have several.</param>
    public static IEnumerable<(double Probability, bool IsRight)> DecisionsOf(
        IReadOnlyList<double> probabilities, IReadOnlyList<int> labels, bool isMultiLabel)
    {
        if (isMultiLabel) return probabilities.Select((probability, label) => (probability, labels.Contains(label)));
        var best = 0;
        for (var label = 1; label < probabilities.Count; label++)
            if (probabilities[label] > probabilities[best]) best = label;
        return [(probabilities[best], labels[0] == best)];
    }
}
