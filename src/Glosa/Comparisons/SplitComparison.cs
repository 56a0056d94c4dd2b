using Glosa.Evaluation;

namespace Glosa.Comparisons;

/// <summary>What a run's predictions tell.</summary>
/// <param name="Predictions">The predictions; null if there are none.</param>
/// <param name="Scores">Their scores with intervals.</param>
/// <param name="Difference">The difference from the first run; null for that run.</param>
/// <param name="NotCompared">Why there is none.</param>
internal sealed record ScoredRun(SplitPredictions? Predictions, ByMetric<ScoreInterval>? Scores = null,
    RunDifference? Difference = null, string? NotCompared = null);

/// <summary>Compares what runs say of the same texts.</summary>
internal static class SplitComparison
{
    private const double Level = 0.05;
    private const long Seed = 1;

    /// <summary>Scores the runs, and compares each with the first.</summary>
    public static ScoredRun[] Of(IReadOnlyList<SplitRecord> splits)
    {
        var scored = splits.Select(split => new ScoredRun(split.Predictions)).ToArray();
        // The same resamples for all runs on the same texts: so their scores can be subtracted.
        foreach (var group in Enumerable.Range(0, splits.Count).Where(run => scored[run].Predictions is not null)
            .GroupBy(run => (splits[run].Fingerprint ?? $"only {run}", scored[run].Predictions!.Rows.Length)))
            Score(scored, [.. group]);
        var reason = scored.Select((run, index) => index == 0 ? null : WhyNot(splits[0], splits[index])).ToArray();
        int[] compared = [.. Enumerable.Range(1, scored.Length - 1).Where(run => reason[run] is null)];
        var adjusted = Holm.Adjust([.. compared.Select(run => scored[run].Difference!.PValue)]);
        for (var run = 1; run < scored.Length; run++)
            scored[run] = scored[run] with { NotCompared = reason[run], Difference = reason[run] is null ? scored[run].Difference : null };
        foreach (var (run, value) in compared.Zip(adjusted))
            scored[run] = scored[run] with { Difference = Judge(scored[run].Difference!, value) };
        return scored;
    }

    /// <summary>How intervals and verdicts were made, in words.</summary>
    /// <param name="comparisons">Number of runs that were compared with the first.</param>
    public static IReadOnlyList<string> Explain(int comparisons)
    {
        var intervals = FormattableString.Invariant(
            $"intervals: 95 %, {Bootstrap.Resamples} bootstrap resamples of the texts, seed {Seed}, the same for all runs on the same texts");
        if (comparisons == 0) return [intervals];
        return
        [
            intervals,
            "p-values: McNemar's exact test, on the texts that one of the two runs gets right and the other wrong"
                + (comparisons == 1 ? "" : FormattableString.Invariant($"; corrected by Holm's method for {comparisons} comparisons")),
            FormattableString.Invariant(
                $"better or worse: the interval of the accuracy's difference leaves out 0, and the p-value is below {Level}"),
        ];
    }

    private static string? WhyNot(SplitRecord first, SplitRecord other) =>
        first.Predictions is null ? "the run to compare with has no predictions of these texts"
        : other.Predictions is null
            ? "it has no predictions of these texts: it was tested without keeping them, was not trained to the end, or an earlier version trained it"
        : first.Fingerprint is null || first.Fingerprint != other.Fingerprint
            || !first.Predictions.Rows.AsSpan().SequenceEqual(other.Predictions.Rows) ? "its texts are others"
        : null;

    private static void Score(ScoredRun[] scored, int[] group)
    {
        var outcomes = group.Select(run => scored[run].Predictions!.Outcomes).ToArray();
        var resamples = Bootstrap.Resample(outcomes[0].Count, Seed,
            times => Array.ConvertAll(outcomes, run => run.Score(times)));
        var whole = Array.ConvertAll(outcomes, run => run.Score());
        foreach (var (place, run) in group.Index())
            scored[run] = scored[run] with
            {
                Scores = ByMetric.Each(metric => new ScoreInterval(
                    metric(whole[place]), Bootstrap.Middle(resamples.Select(one => metric(one[place]))))),
                Difference = group[0] == run ? null : Difference(outcomes[0], outcomes[place], ByMetric.Each(
                    metric => PairedDifference.Of(metric(whole[place]) - metric(whole[0]),
                        Bootstrap.Middle(resamples.Select(one => metric(one[place]) - metric(one[0])))))),
            };
    }

    private static RunDifference Difference(LabelOutcomes first, LabelOutcomes other, ByMetric<PairedDifference> scores)
    {
        var onlyThis = Enumerable.Range(0, first.Count).LongCount(text => other.IsRight(text) && !first.IsRight(text));
        var onlyFirst = Enumerable.Range(0, first.Count).LongCount(text => first.IsRight(text) && !other.IsRight(text));
        var p = McNemar.PValue(onlyThis, onlyFirst);
        return new()
        {
            Scores = scores,
            OnlyThisRight = onlyThis,
            OnlyOtherRight = onlyFirst,
            PValue = p,
            AdjustedPValue = p,
            Verdict = Verdict.NoDifference,
        };
    }

    private static RunDifference Judge(RunDifference difference, double adjusted) => difference with
    {
        AdjustedPValue = adjusted,
        Verdict = adjusted < Level ? difference.Scores.Accuracy.Verdict!.Value : Verdict.NoDifference,
    };
}
