using System.Text.Json.Serialization;
using Glosa.Errors;
using Glosa.Evaluation;

namespace Glosa.Comparisons;

/// <summary>Runs beside each other: their scores, how they differ from one of them, and in which settings; what
/// <c>compare --json</c> prints.</summary>
public sealed record Comparison
{
    /// <summary>The name of the run that all are compared with.</summary>
    public required string ComparedWith { get; init; }

    /// <summary>The split whose scores are compared: <c>test</c>, or <c>validation</c> where that run has no test
    /// predictions.</summary>
    public required string Split { get; init; }

    /// <summary>The runs in their order.</summary>
    public required IReadOnlyList<ComparedRun> Runs { get; init; }

    /// <summary>Paths of the settings that differ between the runs.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>How intervals, p-values and verdicts were made.</summary>
    public required IReadOnlyList<string> Method { get; init; }

    /// <summary>What a reader has to know: other data, what was left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The sweeps and searches that runs are trials of.</summary>
    internal IReadOnlyList<ComparedTrials> Trials { get; init; } = [];

    /// <summary>Whether a text can have several labels, in all runs.</summary>
    [JsonIgnore]
    public bool IsMultiLabel => Runs.All(run => run.Evaluation is null or { IsMultiLabel: true })
        && Runs.Any(run => run.Evaluation is not null);

    /// <summary>Reads runs and compares them.</summary>
    /// <param name="paths">Directories of runs, series, sweeps and searches that have ended, in any mix; all trials of a
    /// sweep or search are compared, and all seeds of a series, while its folds count as one run.</param>
    /// <param name="with">The run that all are compared with, among them or beside them; null for the first.</param>
    /// <exception cref="InvalidInputException">A directory is none of these, or has no results yet.</exception>
    public static Comparison Of(IReadOnlyList<string> paths, string? with = null)
    {
        if (with is not null && RunFinder.Find([with]).Runs.Count != 1)
            throw new InvalidInputException(with, "one run to compare with", "several", "name one of them");
        var found = RunFinder.Find(with is null ? paths : [with, .. paths]);
        if (found.Runs.Count == 0)
            throw new InvalidInputException(string.Join(", ", paths), "at least one run with a result", "none", "name other runs");
        return Build(found);
    }

    private static Comparison Build(RunFinder found)
    {
        IReadOnlyList<RunRecord> runs = found.Runs;
        var names = RunNames.Of([.. runs.Select(run => run.Path)]);
        var onTest = runs[0].OnTest.Predictions is not null
            || (runs[0].OnValidation.Predictions is null && runs[0].Test is not null);
        var splits = runs.Select(run => onTest ? run.OnTest : run.OnValidation).ToArray();
        var scored = SplitComparison.Of(splits);
        var settings = RecipeSettings.Differing([.. runs.Select(run => run.Recipe)]);
        ComparedRun[] compared = [.. runs.Select((run, index) => Of(run, names[index], settings, onTest, scored[index]))];
        return new()
        {
            ComparedWith = names[0],
            Split = onTest ? "test" : "validation",
            Runs = compared,
            Settings = settings,
            Method = SplitComparison.Explain(compared.Count(run => run.Difference is not null)),
            Notes = [.. ComparisonNotes.Of(runs, compared, onTest), .. SeedNotes.Of(found.Seeds), .. found.LeftOut],
            Trials = found.Trials,
        };
    }

    private static ComparedRun Of(
        RunRecord run, string name, IReadOnlyList<string> settings, bool onTest, ScoredRun scored)
    {
        var evaluation = onTest ? run.Test ?? scored.Predictions?.Score() : scored.Predictions?.Score();
        return new()
        {
            Name = name,
            Path = run.Path,
            Recipe = run.Recipe.Name,
            Outcome = run.Outcome,
            Folds = run.Folds,
            Epochs = run.Epochs,
            BestEpoch = run.BestEpoch,
            Validation = run.Validation,
            Test = TestOf(run),
            Scores = scored.Scores ?? (evaluation is null ? ScoresOfEpoch(run, onTest)
                : ByMetric.Each(metric => new ScoreInterval(metric(ByMetric.Of(evaluation)), null))),
            Baseline = scored.Predictions?.BaselineOutcomes?.Score()
                ?? ((onTest ? run.Baseline?.Test : run.Baseline?.Validation) is { } baseline ? ByMetric.Of(baseline) : null),
            Difference = scored.Difference,
            NotCompared = scored.NotCompared,
            Settings = new OrderedDictionary<string, string>(settings.Where(run.Recipe.Values.ContainsKey)
                .Select(path => KeyValuePair.Create(path, run.Recipe.Values[path]))),
            Weights = run.Weights,
            TextsPerSecond = run.TextsPerSecond,
            Seconds = run.Seconds,
            PeakMemoryBytes = run.PeakMemoryBytes,
            Evaluation = evaluation,
            Histories = run.Histories,
            SelectBy = run.Recipe.SelectBy,
        };
    }

    private static ByMetric<double>? TestOf(RunRecord run) => run.Test is { } test ? ByMetric.Of(test)
        : run.OnTest.Predictions?.Outcomes.Score();

    // A trial that a search trained no further has no predictions, but validation scores.
    private static ByMetric<ScoreInterval>? ScoresOfEpoch(RunRecord run, bool onTest) =>
        onTest || run.Validation is not { } scores ? null
            : new(new(scores.Accuracy, null), new(scores.MacroF1, null), new(scores.WeightedF1, null));
}
