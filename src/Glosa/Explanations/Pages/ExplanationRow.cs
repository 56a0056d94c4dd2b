using System.Globalization;
using Glosa.Pages;

namespace Glosa.Explanations.Pages;

/// <summary>One explanation as a row of the page's table.</summary>
internal static class ExplanationRow
{
    /// <summary>The columns' names.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["True label", "Predicted label", "Attribution label", "Score", "Delta", "Words"];

    /// <summary>Writes the row.</summary>
    public static void Write(TextWriter writer, Explanation explanation)
    {
        var prediction = explanation.Prediction;
        writer.Write(explanation.IsRight is false ? "<tr role=\"row\" class=\"error\">" : "<tr role=\"row\">");
        Cell(writer, 0, explanation.TrueLabels is { } labels ? Names(labels) : "not known");
        Cell(writer, 1, string.Create(CultureInfo.InvariantCulture,
            $"{Names(prediction.Labels)} ({prediction.Probability:F2})"));
        Cell(writer, 2, explanation.Label);
        Cell(writer, 3, Explanation.Signed(explanation.Score));
        Cell(writer, 4, Delta(explanation));
        writer.Write($"<td role=\"cell\" class=\"text\" dir=\"auto\" data-column=\"{Columns[5]}\">");
        WordsHtml.Write(writer, explanation);
        writer.WriteLine("</td></tr>");
    }

    private static void Cell(TextWriter writer, int column, string content) => writer.Write(
        $"<td role=\"cell\" data-column=\"{Columns[column]}\"><span>{Html.Escape(content)}</span></td>");

    private static string Names(IReadOnlyList<string> labels) => labels.Count == 0 ? "none" : string.Join(", ", labels);

    private static string Delta(Explanation explanation) => explanation.ConvergenceDelta is { } delta
        ? string.Create(CultureInfo.InvariantCulture,
            $"{Math.Abs(delta):G2} ({explanation.Steps}\u00A0steps){(explanation.Converged is false ? ", not small" : "")}")
        : explanation.Fit is { } fit ? string.Create(CultureInfo.InvariantCulture, $"none; R² {fit:F2}") : "none";
}
