using System.Globalization;
using System.Text;

namespace Glosa.Evaluation;

/// <summary>The report per class in the layout that scikit-learn made familiar.</summary>
public static class ClassificationReport
{
    /// <summary>The report as text, with a line per label and three of averages, or five where a text can have several
    /// labels: then the averages' support is the number of all its labels.</summary>
    /// <param name="result">The scores.</param>
    /// <param name="digits">Digits after the point; 4 by default.</param>
    public static string Format(EvaluationResult result, int digits = 4)
    {
        var accuracy = result.IsMultiLabel ? "subset accuracy" : "accuracy";
        var width = Math.Max(Math.Max("weighted avg".Length, accuracy.Length), result.PerClass.Keys.Max(name => name.Length));
        var number = $"F{digits}";
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{"".PadLeft(width)}  {"precision",9}  {"recall",9}  {"f1-score",9}  {"support",9}");
        text.AppendLine();
        foreach (var (name, scores) in result.PerClass) AppendRow(name, scores);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{accuracy.PadLeft(width)}  {"",9}  {"",9}  {Show(result.Accuracy),9}  {result.TextCount,9}");
        if (result.Micro is { } micro) AppendAverage("micro avg", micro);
        AppendAverage("macro avg", result.Macro);
        AppendAverage("weighted avg", result.Weighted);
        if (result.Samples is { } samples) AppendAverage("samples avg", samples);
        return text.ToString();

        string Show(double value) => value.ToString(number, CultureInfo.InvariantCulture);

        void AppendAverage(string name, LabelScores scores) => AppendRow(name, !result.IsMultiLabel ? scores
            : scores with { Support = result.PerClass.Values.Sum(one => one.Support) });

        void AppendRow(string name, LabelScores scores) => text.AppendLine(CultureInfo.InvariantCulture,
            $"{name.PadLeft(width)}  {Show(scores.Precision),9}  {Show(scores.Recall),9}  "
            + $"{Show(scores.F1),9}  {scores.Support,9}");
    }
}
