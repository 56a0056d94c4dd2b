using System.Text.Json.Serialization;

namespace Glosa.Evaluation;

/// <summary>One score over several runs.</summary>
public sealed record ScoreSummary
{
    /// <summary>The mean over the runs.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard deviation over the runs, with n − 1; null for one run.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>The score of all folds' predictions together; left out where there are no folds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Pooled { get; init; }

    /// <summary>Where the score lies: over folds the pooled one, over seeds the mean; null for one seed.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>The standard deviation of numbers, with n − 1; null for fewer than two.</summary>
    internal static double? Deviation(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return null;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
