using System.Globalization;
using Glosa.Evaluation;
using Glosa.Recipes.Binding;
using Glosa.Training;

namespace Glosa.Comparisons.Pages;

/// <summary>What a run's numbers look like on the page.</summary>
internal static class RunTexts
{
    /// <summary>Four digits; nothing for null and for what is no number.</summary>
    public static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("F4", CultureInfo.InvariantCulture) : "";

    /// <summary>Four digits with a sign, a true minus among them.</summary>
    public static string Signed(double value) =>
        value.ToString("+0.0000;−0.0000;0.0000", CultureInfo.InvariantCulture);

    /// <summary>From where to where; nothing for null.</summary>
    public static string Range(Interval? interval, Func<double, string> number) =>
        interval is null ? "" : $"{number(interval.Low)} to {number(interval.High)}";

    /// <summary>A whole number in groups of three digits; nothing for null.</summary>
    public static string Whole(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A probability, of which small ones are all alike.</summary>
    public static string PValue(double value) =>
        value < 0.0001 ? "< 0.0001" : value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A metric's name in words: <c>macro F1</c>.</summary>
    public static string Metric(SelectionMetric metric) => OptionNames.Of($"{metric}").Replace('_', ' ').Replace("f1", "F1");

    /// <summary>A verdict in words.</summary>
    public static string Tell(Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        _ => "no difference",
    };

    /// <summary>How far a run was trained.</summary>
    public static string Epochs(ComparedRun run) => run.Folds is { } folds
        ? FormattableString.Invariant($"{run.Epochs} in {folds} folds")
        : FormattableString.Invariant($"{run.BestEpoch} of {run.Epochs}");
}
