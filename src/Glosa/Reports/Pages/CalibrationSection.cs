using Glosa.Evaluation.Calibration;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Reports.Pages;

/// <summary>How far the model's probabilities can be taken at their word.</summary>
internal static class CalibrationSection
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run)
    {
        if (run.Result.Calibration is not { } calibration)
        {
            writer.WriteLine("<p>The version that trained this run fitted no temperature.</p>");
            return;
        }
        var isMultiLabel = run.Scored.Labels.IsMultiLabel;
        (string Name, CalibrationScores? Scores)[] splits =
            [("validation", calibration.Validation), ("test", calibration.Test)];
        HtmlTable.Write(writer, FormattableString.Invariant($"With the temperature {calibration.Temperature:F3}, fitted on the validation texts"),
            ["split", "calibration error", "calibrated", "loss", "calibrated"], splits.Where(split => split.Scores is not null)
                .Select(split => (IReadOnlyList<HtmlCell>)[split.Name, ScoreTexts.Number(split.Scores!.ExpectedError),
                    ScoreTexts.Number(split.Scores.CalibratedExpectedError), ScoreTexts.Number(split.Scores.Loss),
                    ScoreTexts.Number(split.Scores.CalibratedLoss)]));
        writer.WriteLine("<div class=\"charts\">");
        Draw(writer, run.Scored, calibrated: false, isMultiLabel);
        Draw(writer, run.Scored, calibrated: true, isMultiLabel);
        writer.WriteLine("</div>");
        writer.WriteLine($"<p class=\"note\">A bar below the dashed line: the model is surer than it should be. The calibration error "
            + $"is the mean distance from the line, over {ReliabilityDiagram.BinCount} bins of equal width by their texts"
            + (isMultiLabel ? "; each label of each text is one decision" : "")
            + ". A temperature above 1 makes the model less sure; labels stay the same. <code>glosa predict --calibrated</code> uses it.</p>");
    }

    private static void Draw(TextWriter writer, ReportedSplit split, bool calibrated, bool isMultiLabel) =>
        ReliabilityChart.Write(writer, $"{(calibrated ? "Calibrated probabilities" : "The model's own probabilities")}, {split.Name}",
            isMultiLabel ? "probability of a label" : "probability of the predicted label",
            isMultiLabel ? "share that has it" : "share that is right",
            split.Reliability(calibrated).Bins.Where(bin => bin.Count > 0).Select(bin => new ReliabilityBar(bin.Low, bin.High,
                bin.Right, FormattableString.Invariant(
                    $"{bin.Low:F2} to {bin.High:F2}: {bin.Count} decisions, mean probability {bin.Probability:F3}, right {bin.Right:F3}"))));
}
