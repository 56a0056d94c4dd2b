using System.Globalization;
using Glosa.Baselines;
using Glosa.Evaluation;

namespace Glosa.Cli.Output;

/// <summary>What people read about the linear baseline.</summary>
internal static class BaselineLines
{
    /// <summary>After it was trained, before the model is.</summary>
    public static string Trained(BaselineResult baseline) => baseline.Validation is { } validation
        ? Format($"linear baseline: validation {NameOf(validation)} {validation.Accuracy:F4}, {baseline.Features:N0} n-grams, ")
            + Format($"trained in {baseline.Seconds:F1} s")
        : $"linear baseline: none, it failed: {baseline.Error}";

    /// <summary>The model's accuracy beside the baseline's on the same texts.</summary>
    /// <param name="split">What the texts are, such as <c>test</c>; may be empty.</param>
    /// <param name="baseline">The baseline's scores.</param>
    /// <param name="model">The model's accuracy.</param>
    public static string Compare(string split, EvaluationResult baseline, double model)
    {
        var difference = Math.Round(model - baseline.Accuracy, 4);
        return Format($"linear baseline: {split} {NameOf(baseline)} {baseline.Accuracy:F4}; ").Replace("  ", " ")
            + (difference == 0 ? "the model is as good"
                : Format($"the model is {Math.Abs(difference):F4} {(difference > 0 ? "above" : "below")} it"));
    }

    /// <summary>The n-grams that speak most for each label, a line each.</summary>
    public static IEnumerable<string> TopFeatures(LinearBaseline baseline, int count) => baseline.Labels.Names.Select(
        label => $"{label}: {string.Join(", ", baseline.TopFeatures(label, count).Select(one => one.Ngram))}");

    private static string NameOf(EvaluationResult scores) => scores.IsMultiLabel ? "subset accuracy" : "accuracy";

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
