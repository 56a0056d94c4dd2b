using System.Globalization;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Comparisons.Pages;

/// <summary>How large and how fast the runs are.</summary>
internal static class SizesHtml
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Writes a table, and for several runs the score by size and by time.</summary>
    public static void Write(TextWriter writer, Comparison comparison, RunLooks looks)
    {
        writer.WriteLine("<h2>Sizes and speeds</h2>");
        HtmlTable.Write(writer, "As measured in training, each on its own machine",
            ["run", "weights", "texts/s", "seconds", "memory at most, MiB", "epochs"],
            comparison.Runs.Select(run => (IReadOnlyList<HtmlCell>)
            [
                run.Name, ScoreTexts.Whole(run.Weights), ScoreTexts.Whole(run.TextsPerSecond),
                run.Seconds.ToString("N1", CultureInfo.InvariantCulture), ScoreTexts.Whole(run.PeakMemoryBytes / Mebibyte),
                ScoreTexts.Whole(run.Epochs),
            ]));
        ComparedRun[] scored = [.. looks.InOrder(comparison.Runs.Where(run => run.Validation is not null))];
        if (scored.Length < 2) return;
        writer.WriteLine("<div class=\"charts\">");
        Draw("number of weights", run => run.Weights ?? double.NaN);
        Draw("seconds of training", run => run.Seconds);
        writer.WriteLine("</div>");

        void Draw(string name, Func<ComparedRun, double> size)
        {
            ChartSeries[] series = [.. scored.Select(run => new ChartSeries(run.Name, looks[run], [new(size(run),
                run.Validation!.Accuracy, $"{run.Name}: {ScoreTexts.Number(run.Validation.Accuracy)}, {ScoreTexts.Whole(size(run))} {name}")]))];
            var points = series.SelectMany(one => one.Drawn).ToArray();
            if (points.Length == 0) return;
            ScatterChart.Write(writer, $"validation accuracy by {name}",
                points.Min(point => point.X) > 0 && points.Max(point => point.X) / points.Min(point => point.X) >= 10
                    ? Axis.Logarithmic(name, points.Select(point => point.X)) : Axis.Linear(name, points.Select(point => point.X)),
                Axis.Linear("validation accuracy", points.Select(point => point.Y)), series);
        }
    }
}
