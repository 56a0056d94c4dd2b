using System.Globalization;
using Glosa.Evaluation;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Reports.Pages;

/// <summary>What it brings to give no label where the model is not sure.</summary>
internal static class ConfidenceSection
{
    private static readonly double[] s_coverages = [1, 0.95, 0.9, 0.8, 0.7, 0.5];

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run)
    {
        ReportedSplit[] splits = [.. new[] { run.Validation, run.Test }.OfType<ReportedSplit>()];
        var curves = splits.Select(split => CoveragePoint.Curve(split.Confidences, split.IsRight)).ToArray();
        LineChart.Write(writer, $"The share that is right of the texts of which the model is surest", Axis.Shares("share of texts that get a label"),
            Axis.Linear("share of them that is right", [.. curves.SelectMany(curve => curve.Select(point => point.Accuracy)), 1]),
            [.. splits.Zip(curves).Select((one, index) => new ChartSeries(one.First.Name, new(index),
                [.. one.Second.Select(point => new ChartPoint(point.Coverage, point.Accuracy, FormattableString.Invariant(
                    $"{one.First.Name}, confidence {point.MinConfidence:F4} or more: {point.Coverage:P1} of the texts, {point.Accuracy:P1} right")))]))]);
        HtmlTable.Write(writer, "Thresholds chosen on the validation texts",
            ["confidence at least", .. splits.SelectMany(split => new[] { $"{split.Name}: get a label", "right" })],
            s_coverages.Select(coverage => CoveragePoint.ThresholdOf(coverage, run.Validation.Confidences)).Distinct()
                .Select(threshold => (IReadOnlyList<HtmlCell>)[threshold.ToString("F4", CultureInfo.InvariantCulture),
                    .. splits.Select(split => CoveragePoint.At(threshold, split.Confidences, split.IsRight))
                        .SelectMany(point => new HtmlCell[] { ScoreTexts.Percent(point.Coverage), ScoreTexts.Percent(point.Accuracy) })]));
        writer.WriteLine("<p class=\"note\">Confidence is the calibrated probability of the predicted label"
            + (run.Scored.Labels.IsMultiLabel ? "; where a text can have several labels, that of the least sure decision" : "")
            + ". <code>glosa predict --calibrated --min-confidence P</code> gives no label below P.</p>");
    }
}
