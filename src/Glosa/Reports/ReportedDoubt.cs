using Glosa.Audits;
using Glosa.Data;

namespace Glosa.Reports;

/// <summary>A text of a split whose label is likely wrong.</summary>
/// <param name="Split">The split.</param>
/// <param name="Example">The text and its labels.</param>
/// <param name="Likely">The labels that it rather has.</param>
/// <param name="Score">As <see cref="LabelFinding.Score"/>.</param>
internal sealed record ReportedDoubt(
    ReportedSplit Split, Example Example, IReadOnlyList<string> Likely, double Score)
{
    /// <summary>How many of a split are told.</summary>
    public const int Most = 10;

    /// <summary>The most doubtful labels of a split.</summary>
    public static IEnumerable<ReportedDoubt> Of(ReportedSplit split, DataOptions data)
    {
        TextJudgement[] found = [.. TextJudgement.Rank(split.Calibrated, split.Texts.Own, split.Labels.IsMultiLabel)
            .Where(one => one.IsError).Take(Most)];
        var examples = split.Load(found.Select(one => one.Text), data);
        return found.Select(one => new ReportedDoubt(
            split, examples[one.Text], [.. one.Likely.Select(label => split.Labels[label])], one.Score));
    }
}
