using Glosa.Evaluation;
using Glosa.Pages;
using Glosa.Persistence;

namespace Glosa.Reports.Pages;

/// <summary>The page about a run: its sections, one after the other.</summary>
internal static class ReportPage
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run, IReadOnlyList<ExplainedMistake> mistakes,
        IReadOnlyList<ReportedDoubt> doubts)
    {
        var scores = SplitScores.Of(run.Scored, run.Recipe.Training.Seed);
        (string Id, string Title, Action Write)[] sections =
        [
            ("scores", "Scores", () => ScoresSection.Write(writer, run, scores)),
            ("labels", "Labels", () => LabelsSection.Write(writer, run.Scored)),
            ("calibration", "Calibration", () => CalibrationSection.Write(writer, run)),
            ("confidence", "Confidence", () => ConfidenceSection.Write(writer, run)),
            ("mistakes", "Mistakes", () => MistakesSection.Write(writer, run, mistakes)),
            ("doubts", "Doubtful labels", () => DoubtsSection.Write(writer, doubts)),
            ("learning", "Learning", () => LearningSection.Write(writer, run)),
            ("data", "Data", () => DataSection.Write(writer, run)),
            ("origin", "Origin", () => OriginSection.Write(writer, run)),
        ];
        HtmlPage.Write(writer, run.Recipe.Name, ["ExplanationPage.css", "ReportPage.css"], header =>
        {
            header.WriteLine($"<p class=\"lead\">{Html.Escape(Summary(run, scores))}</p>");
            header.WriteLine("<nav aria-label=\"Sections\"><ul>" + string.Concat(sections.Select(section =>
                $"<li><a href=\"#{section.Id}\">{section.Title}</a></li>")) + "</ul></nav>");
        }, main =>
        {
            foreach (var section in sections)
            {
                main.WriteLine($"<section id=\"{section.Id}\"><h2>{section.Title}</h2>");
                section.Write();
                main.WriteLine("</section>");
            }
        });
    }

    private static string Summary(ReportedRun run, SplitScores scores)
    {
        var (accuracy, split) = (scores.Model.Accuracy, run.Scored);
        var text = $"{BuiltIns.NameOf(run.Recipe.Model.GetType())} with {ScoreTexts.Whole(split.Labels.Count)} labels, "
            + $"epoch {run.Result.BestEpoch} of {run.Result.Epochs}. On {ScoreTexts.Whole(split.Count)} {split.Name} texts its "
            + $"{run.Accuracy} is {ScoreTexts.Number(accuracy.Score)}, with 95 % confidence "
            + $"{ScoreTexts.Range(accuracy.Interval, value => ScoreTexts.Number(value))}.";
        if (scores.Difference?.Accuracy is { Verdict: { } verdict } difference)
            text += $" Against the linear baseline: {ScoreTexts.Signed(difference.Difference)}, "
                + (verdict is Verdict.NoDifference ? "no difference within noise." : $"{ScoreTexts.Tell(verdict)}.");
        return run.Test is null ? $"{text} The validation texts chose the epoch, so this is a little too high." : text;
    }
}
