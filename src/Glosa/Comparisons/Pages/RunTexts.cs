using Glosa.Recipes.Binding;
using Glosa.Training;

namespace Glosa.Comparisons.Pages;

/// <summary>What is told of a run, in words.</summary>
internal static class RunTexts
{
    /// <summary>A metric's name in words: <c>macro F1</c>.</summary>
    public static string Metric(SelectionMetric metric) => OptionNames.Of($"{metric}").Replace('_', ' ').Replace("f1", "F1");

    /// <summary>How far a run was trained.</summary>
    public static string Epochs(ComparedRun run) => run.Folds is { } folds
        ? FormattableString.Invariant($"{run.Epochs} in {folds} folds")
        : FormattableString.Invariant($"{run.BestEpoch} of {run.Epochs}");
}
