using Glosa.Pages;
using Glosa.Pages.Charts;
using Glosa.Training;

namespace Glosa.Reports.Pages;

/// <summary>How the model learned, epoch by epoch.</summary>
internal static class LearningSection
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run)
    {
        writer.WriteLine("<div class=\"charts\">");
        Draw("loss", ("train", epoch => epoch.TrainLoss), ("validation", epoch => epoch.Validation.Loss));
        Draw("score", ($"train accuracy", epoch => epoch.TrainAccuracy),
            ($"validation {run.Accuracy}", epoch => epoch.Validation.Accuracy),
            ("validation macro F1", epoch => epoch.Validation.MacroF1));
        writer.WriteLine("</div>");
        writer.WriteLine($"<p class=\"note\">The best epoch is {run.Result.BestEpoch}. Train numbers are means over the epoch, while "
            + "the weights changed and with dropout. A validation loss that rises while the train loss falls: the model "
            + "learns its texts by heart.</p>");

        void Draw(string name, params (string Name, Func<EpochRecord, double> Of)[] lines)
        {
            ChartSeries[] series = [.. lines.Select((line, index) => new ChartSeries(line.Name, new(index),
                [.. run.Epochs.Select(epoch => new ChartPoint(epoch.Epoch, line.Of(epoch), FormattableString.Invariant(
                    $"epoch {epoch.Epoch}: {line.Name} {ScoreTexts.Number(line.Of(epoch))}")))]))];
            LineChart.Write(writer, $"{char.ToUpperInvariant(name[0])}{name[1..]} by epoch",
                Axis.Linear("epoch", run.Epochs.Select(epoch => (double)epoch.Epoch), whole: true),
                Axis.Linear(name, series.SelectMany(one => one.Points.Select(point => point.Y))), series);
        }
    }
}
