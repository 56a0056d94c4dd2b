using Glosa.Pages;
using Glosa.Pages.Charts;
using Glosa.Training;

namespace Glosa.Comparisons.Pages;

/// <summary>How the runs learned, epoch by epoch.</summary>
internal static class CurvesHtml
{
    /// <summary>Writes the curves; nothing where no run has any.</summary>
    public static void Write(TextWriter writer, Comparison comparison, RunLooks looks)
    {
        ComparedRun[] runs = [.. looks.InOrder(comparison.Runs.Where(run => run.Histories.Any(history => history.Count > 0)))];
        if (runs.Length == 0) return;
        writer.WriteLine("<h2>Learning curves</h2>");
        if (looks.AreSomeMuted)
            writer.WriteLine($"<p class=\"note\">The {SeriesLook.Most} runs with the best validation scores can be told apart; "
                + "the others are grey.</p>");
        // What is chosen by loss is shown by it anyway.
        var metric = runs.All(run => run.SelectBy == runs[0].SelectBy) && runs[0].SelectBy is not SelectionMetric.Loss
            ? runs[0].SelectBy : SelectionMetric.Accuracy;
        writer.WriteLine("<div class=\"charts\">");
        Draw("train loss", epoch => epoch.TrainLoss);
        Draw("validation loss", epoch => epoch.Validation.Loss);
        Draw($"validation {RunTexts.Metric(metric)}", epoch => epoch.Validation.Rank(metric));
        writer.WriteLine("</div>");
        SeriesLook.WriteLegend(writer, runs.Select(run => (run.Name, looks[run])), withLines: true);

        void Draw(string name, Func<EpochRecord, double> value)
        {
            ChartSeries[] series = [.. runs.SelectMany(run => run.Histories.Select((history, fold) => new ChartSeries(
                run.Folds is null ? run.Name : FormattableString.Invariant($"{run.Name}, fold {fold + 1}"), looks[run],
                [.. history.Select(epoch => new ChartPoint(epoch.Epoch, value(epoch), FormattableString.Invariant(
                    $"{run.Name}, epoch {epoch.Epoch}: {ScoreTexts.Number(value(epoch))}{(epoch.Epoch == run.BestEpoch ? ", the best" : "")}")))])))];
            var points = series.SelectMany(one => one.Drawn).ToArray();
            LineChart.Write(writer, $"{name} by epoch", Axis.Linear("epoch", points.Select(point => point.X), whole: true),
                Axis.Linear(name, points.Select(point => point.Y)), series, withLegend: false);
        }
    }
}
