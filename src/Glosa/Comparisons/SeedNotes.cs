using Glosa.Evaluation;
using Glosa.Training.Series;

namespace Glosa.Comparisons;

/// <summary>What series of several seeds tell together, which no single run of them does: how much chance there is in
/// training.</summary>
internal static class SeedNotes
{
    /// <summary>The mean of each series, and its difference from that of the first, paired by the seeds of both.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<SeriesResult> series)
    {
        foreach (var one in series)
        {
            if (one.Model?.Accuracy is { Interval: { } interval } accuracy)
                yield return FormattableString.Invariant($"{one.Series}: {one.Split} accuracy {accuracy.Mean:F4} on average of ")
                    + FormattableString.Invariant($"{Scored(one).Count} seeds ({interval.Low:F4} to {interval.High:F4}, Student's t)");
        }
        foreach (var other in series.Skip(1).Where(other => other.Split == series[0].Split))
        {
            var (first, second) = (Scored(series[0]), Scored(other));
            double[] differences = [.. first.Keys.Where(second.ContainsKey).Select(seed => second[seed] - first[seed])];
            if (StudentT.OfMean(differences) is not { } interval) continue;
            var difference = PairedDifference.Of(differences.Average(), interval);
            yield return FormattableString.Invariant($"{other.Series} − {series[0].Series}: {other.Split} accuracy {difference.Difference:+0.0000;-0.0000;0.0000} ")
                + FormattableString.Invariant($"over {differences.Length} shared seeds ({interval.Low:+0.0000;-0.0000;0.0000} to {interval.High:+0.0000;-0.0000;0.0000}, Student's t): ")
                + difference.Verdict switch
                {
                    Verdict.Better => "better",
                    Verdict.Worse => "worse",
                    _ => "no difference",
                };
        }
    }

    private static Dictionary<int, double> Scored(SeriesResult series) => series.Runs.Where(run => run.Model is not null)
        .ToDictionary(run => run.Seed, run => run.Model!.Accuracy);
}
