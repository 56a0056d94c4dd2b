using Glosa.Evaluation;

namespace Glosa.Comparisons;

/// <summary>How a run differs from the one that all are compared with, on the same texts.</summary>
public sealed record RunDifference
{
    /// <summary>Its scores less the other's, each with the interval of this comparison alone.</summary>
    public required ByMetric<PairedDifference> Scores { get; init; }

    /// <summary>Texts that it alone gets right.</summary>
    public required long OnlyThisRight { get; init; }

    /// <summary>Texts that the other alone gets right.</summary>
    public required long OnlyOtherRight { get; init; }

    /// <summary>McNemar's exact test: how probable so many more of the ones or of the others are if both runs are
    /// equally good.</summary>
    public required double PValue { get; init; }

    /// <summary>The same, corrected by Holm's method for the number of comparisons.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>Better or worse where the interval of the accuracy leaves out 0 and the corrected p-value is below
    /// 0.05.</summary>
    public required Verdict Verdict { get; init; }
}
