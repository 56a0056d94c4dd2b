using Glosa.Data;
using Glosa.Evaluation;

namespace Glosa.Training.Series;

/// <summary>The scores of a series, with their intervals.</summary>
/// <param name="Model">The model's.</param>
/// <param name="Baseline">The baseline's; null if a run has none.</param>
/// <param name="Difference">The model's less the baseline's.</param>
/// <param name="Intervals">How the intervals were made.</param>
internal sealed record SeriesSummary(ByMetric<ScoreSummary>? Model, ByMetric<ScoreSummary>? Baseline,
    ByMetric<PairedDifference>? Difference, string Intervals)
{
    /// <summary>Over seeds: the runs differ by chance alone, and Student's t tells how much of it.</summary>
    public static SeriesSummary OverSeeds(IReadOnlyList<SeriesRun> runs)
    {
        const string how = "95 %, Student's t over the seeds";
        var pairs = Scored(runs);
        if (pairs.Length == 0) return new(null, null, null, how);
        var withBaseline = pairs.All(run => run.Baseline is not null);
        return new(Summarize(run => run.Model!), withBaseline ? Summarize(run => run.Baseline!) : null,
            !withBaseline ? null : ByMetric.Each(metric =>
            {
                double[] differences = [.. pairs.Select(run => metric(run.Model!) - metric(run.Baseline!))];
                return PairedDifference.Of(differences.Average(), StudentT.OfMean(differences));
            }), how);

        ByMetric<ScoreSummary> Summarize(Func<SeriesRun, ByMetric<double>> of) => ByMetric.Each(metric =>
        {
            double[] values = [.. pairs.Select(run => metric(of(run)))];
            return new ScoreSummary
            {
                Mean = values.Average(),
                StandardDeviation = ScoreSummary.Deviation(values),
                Interval = StudentT.OfMean(values),
            };
        });
    }

    /// <summary>Over folds: the bootstrap of the texts, each predicted by the model that has not learned it.</summary>
    /// <remarks>The folds' models share training texts, so their scores are not drawn alike, and no interval follows
    /// from how they vary. Paper: Bengio and Grandvalet 2004, "No Unbiased Estimator of the Variance of K-Fold
    /// Cross-Validation", Journal of Machine Learning Research 5.</remarks>
    public static SeriesSummary OverFolds(IReadOnlyList<SeriesRun> runs, IReadOnlyList<PredictedText> texts,
        LabelSet labels, long seed)
    {
        var how = $"95 %, {Bootstrap.Resamples} bootstrap resamples of {texts.Count} texts out of fold, seed {seed}";
        var pairs = Scored(runs);
        if (pairs.Length == 0) return new(null, null, null, how);
        int[][] own = [.. texts.Select(text => Ids(text.Label))];
        var model = new LabelOutcomes(labels.Count, own, [.. texts.Select(text => Ids(text.Predicted))]);
        var baseline = texts.Any(text => text.Baseline is null) ? null
            : new LabelOutcomes(labels.Count, own, [.. texts.Select(text => Ids(text.Baseline!))]);
        var resamples = Bootstrap.Resample(texts.Count, seed,
            times => (Model: model.Score(times), Baseline: baseline?.Score(times)));
        var (ofModel, ofBaseline) = (model.Score(), baseline?.Score());
        return new(
            Summarize(run => run.Model!, ofModel, resamples.Select(one => one.Model)),
            ofBaseline is null ? null
                : Summarize(run => run.Baseline!, ofBaseline, resamples.Select(one => one.Baseline!)),
            ofBaseline is null ? null : ByMetric.Each(metric => PairedDifference.Of(
                metric(ofModel) - metric(ofBaseline),
                Bootstrap.Middle(resamples.Select(one => metric(one.Model) - metric(one.Baseline!))))), how);

        int[] Ids(LabelNames names) => [.. names.Names.Select(labels.IdOf).Order()];

        ByMetric<ScoreSummary> Summarize(Func<SeriesRun, ByMetric<double>> of, ByMetric<double> pooled,
            IEnumerable<ByMetric<double>> resampled) => ByMetric.Each(metric =>
            {
                double[] values = [.. pairs.Select(run => metric(of(run)))];
                return new ScoreSummary
                {
                    Mean = values.Average(),
                    StandardDeviation = ScoreSummary.Deviation(values),
                    Pooled = metric(pooled),
                    Interval = Bootstrap.Middle(resampled.Select(metric)),
                };
            });
    }

    private static SeriesRun[] Scored(IReadOnlyList<SeriesRun> runs) => [.. runs.Where(run => run.Model is not null)];
}
