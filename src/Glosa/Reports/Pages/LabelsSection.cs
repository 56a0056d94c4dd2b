using Glosa.Pages;

namespace Glosa.Reports.Pages;

/// <summary>How the model did by label, and what it took for what.</summary>
internal static class LabelsSection
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedSplit split)
    {
        var scores = split.Texts.Score();
        HtmlTable.Write(writer, $"Each label, {split.Name}", ["label", "precision", "recall", "F1", "texts"],
            scores.PerClass.Select(label => (IReadOnlyList<HtmlCell>)[label.Key, ScoreTexts.Number(label.Value.Precision),
                ScoreTexts.Number(label.Value.Recall), ScoreTexts.Number(label.Value.F1), ScoreTexts.Whole(label.Value.Support)]));
        ConfusionHtml.Write(writer, split.Name, scores);
    }
}
