using System.Globalization;
using System.Text;
using Glosa.Evaluation;

namespace Glosa.Cli.Output;

/// <summary>The confusion matrix as text: a row for each label, a column for each prediction; where a text can have
/// several labels, for each label the texts with and without it.</summary>
internal static class ConfusionTable
{
    public static string Format(EvaluationResult result)
    {
        if (result.LabelMatrices is { } matrices) return Format(matrices);
        var names = result.PerClass.Keys.ToArray();
        var width = Math.Max("label \\ predicted".Length, names.Max(name => name.Length));
        var column = Math.Max(7, names.Max(name => name.Length));
        var text = new StringBuilder();
        text.AppendLine(
            $"{"label \\ predicted".PadRight(width)}  {string.Join("  ", names.Select(name => name.PadLeft(column)))}");
        foreach (var (name, row) in names.Zip(result.ConfusionMatrix!))
            text.AppendLine($"{name.PadRight(width)}  "
                + string.Join("  ", row.Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(column))));
        return text.ToString();
    }

    private static string Format(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<long>>> matrices)
    {
        var table = new TextTable();
        table.Add("label", "right", "missed", "wrongly given", "rightly not given");
        foreach (var (name, matrix) in matrices)
            table.Add([name, .. new[] { matrix[1][1], matrix[1][0], matrix[0][1], matrix[0][0] }
                .Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        return table.ToString();
    }
}
