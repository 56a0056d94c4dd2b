using Glosa.Evaluation;

namespace Glosa.Reports;

/// <summary>The scores of a split, of the model and of the baseline beside it.</summary>
/// <param name="Model">The model's.</param>
/// <param name="Baseline">The linear baseline's; null without one.</param>
/// <param name="Difference">The model's less the baseline's, on the same texts.</param>
internal sealed record SplitScores(
    ByMetric<ScoreInterval> Model, ByMetric<ScoreInterval>? Baseline, ByMetric<PairedDifference>? Difference)
{
    /// <summary>Scores a split, with intervals by the bootstrap of its texts.</summary>
    /// <param name="split">The split.</param>
    /// <param name="seed">Chooses the resamples.</param>
    public static SplitScores Of(ReportedSplit split, long seed)
    {
        var (model, baseline) = (split.Texts.Outcomes, split.Texts.BaselineOutcomes);
        var resamples = Bootstrap.Resample(model.Count, seed,
            times => (Model: model.Score(times), Baseline: baseline?.Score(times)));
        var (ofModel, ofBaseline) = (model.Score(), baseline?.Score());
        return new(
            ByMetric.Each(metric => new ScoreInterval(
                metric(ofModel), Bootstrap.Middle(resamples.Select(one => metric(one.Model))))),
            ofBaseline is null ? null : ByMetric.Each(metric => new ScoreInterval(
                metric(ofBaseline), Bootstrap.Middle(resamples.Select(one => metric(one.Baseline!))))),
            ofBaseline is null ? null : ByMetric.Each(metric => PairedDifference.Of(
                metric(ofModel) - metric(ofBaseline),
                Bootstrap.Middle(resamples.Select(one => metric(one.Model) - metric(one.Baseline!))))));
    }
}
