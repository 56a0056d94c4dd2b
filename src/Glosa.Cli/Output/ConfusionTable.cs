using System.Globalization;
using System.Text;
using Glosa.Evaluation;

namespace Glosa.Cli.Output;

/// <summary>The confusion matrix as text: a row for each label, a column for each prediction.</summary>
internal static class ConfusionTable
{
    public static string Format(EvaluationResult result)
    {
        var names = result.PerClass.Keys.ToArray();
        var width = Math.Max("label \\ predicted".Length, names.Max(name => name.Length));
        var column = Math.Max(7, names.Max(name => name.Length));
        var text = new StringBuilder();
        text.AppendLine(
            $"{"label \\ predicted".PadRight(width)}  {string.Join("  ", names.Select(name => name.PadLeft(column)))}");
        foreach (var (name, row) in names.Zip(result.ConfusionMatrix))
            text.AppendLine($"{name.PadRight(width)}  "
                + string.Join("  ", row.Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(column))));
        return text.ToString();
    }
}
