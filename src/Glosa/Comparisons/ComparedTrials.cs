using Glosa.Tuning;

namespace Glosa.Comparisons;

/// <summary>The trials of one sweep or search among the runs.</summary>
/// <param name="Path">Its directory.</param>
/// <param name="Trials">The trials with a result.</param>
/// <param name="Axes">What a sweep varies; empty for a search.</param>
/// <param name="SelectBy">By which validation score trials are chosen.</param>
/// <param name="Best">The name of the best trial, or null.</param>
internal sealed record ComparedTrials(string Path, IReadOnlyList<TrialResult> Trials, IReadOnlyList<SweepAxis> Axes,
    string SelectBy, string? Best);
