using Glosa.Evaluation;
using Glosa.Pages.Charts;

namespace Glosa.Pages;

/// <summary>What a model took for what, on a page.</summary>
internal static class ConfusionHtml
{
    // Of more labels a matrix does not fit, and only the largest confusions are told.
    private const int MostLabels = 30;
    private const int MostConfusions = 20;

    /// <summary>Writes what was taken for what: a matrix, the commonest confusions of many labels, or counts for each
    /// label where a text can have several.</summary>
    public static void Write(TextWriter writer, string split, EvaluationResult scores)
    {
        if (scores.LabelMatrices is { } matrices) WriteLabelMatrices(writer, split, matrices);
        else if (scores.PerClass.Count > MostLabels) WriteLargest(writer, split, scores);
        else
        {
            string[] labels = [.. scores.PerClass.Keys];
            HeatTable.Write(writer, $"Texts of each label (rows) by the label they were given (columns), {split}", @"label \ given",
                labels, scores.ConfusionMatrix!.Select((row, own) => (labels[own], (IReadOnlyList<HeatCell>)
                    [.. row.Select((count, given) => new HeatCell(ScoreTexts.Whole(count), LabelScores.Divide(count, row.Sum()),
                        own == given, FormattableString.Invariant(
                            $"{labels[own]} given {labels[given]}: {count} of {row.Sum()}")))])));
        }
    }

    private static void WriteLargest(TextWriter writer, string split, EvaluationResult scores)
    {
        string[] labels = [.. scores.PerClass.Keys];
        HtmlTable.Write(writer, $"The {MostConfusions} commonest confusions of {labels.Length} labels, {split}",
            ["label", "given", "texts", "of"], scores.ConfusionMatrix!
                .SelectMany((row, own) => row.Select((count, given) => (own, given, count, of: row.Sum())))
                .Where(cell => cell.own != cell.given && cell.count > 0).OrderByDescending(cell => cell.count).Take(MostConfusions)
                .Select(cell => (IReadOnlyList<HtmlCell>)[labels[cell.own], new(labels[cell.given], "word"),
                    ScoreTexts.Whole(cell.count), ScoreTexts.Whole(cell.of)]));
    }

    private static void WriteLabelMatrices(TextWriter writer, string split,
        IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<long>>> matrices) =>
        HtmlTable.Write(writer, $"Texts of each label, {split}", ["label", "right", "missed", "wrongly given", "rightly not given"],
            matrices.Select(label => (IReadOnlyList<HtmlCell>)[label.Key, .. new[]
            {
                label.Value[1][1], label.Value[1][0], label.Value[0][1], label.Value[0][0],
            }.Select(count => (HtmlCell)ScoreTexts.Whole(count))]));
}
