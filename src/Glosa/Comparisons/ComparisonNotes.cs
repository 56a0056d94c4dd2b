using Glosa.Training;

namespace Glosa.Comparisons;

/// <summary>What a reader of a comparison has to know.</summary>
internal static class ComparisonNotes
{
    /// <summary>The notes, in plain sentences without a full stop.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<RunRecord> records, IReadOnlyList<ComparedRun> runs, bool onTest)
    {
        if (!onTest && runs.Count > 1)
            yield return $"{runs[0].Name} has no test predictions, so validation texts are compared; they chose each run's best "
                + "epoch, so all scores are too high";
        foreach (var group in runs.Where(run => run.NotCompared is not null).GroupBy(run => run.NotCompared!))
            yield return $"not compared with {runs[0].Name}: {Names(group)}, {group.Key}";
        var others = runs.Where((_, index) => records[index].TrainingData is { } data
            && records[0].TrainingData is { } first && data != first).ToArray();
        if (others.Length > 0) yield return $"trained on other texts than {runs[0].Name}: {Names(others)}";
        var labels = runs.Where(run => run.Evaluation is { } own && runs[0].Evaluation is { } first
            && !own.PerClass.Keys.SequenceEqual(first.PerClass.Keys)).ToArray();
        if (labels.Length > 0) yield return $"other labels than {runs[0].Name}: {Names(labels)}";
        var stopped = runs.Where(run => run.Outcome is TrainingOutcome.Interrupted).ToArray();
        if (stopped.Length > 0) yield return $"not trained to the end: {Names(stopped)}";
        if (onTest && runs.Count > 2)
            yield return "the largest of many test scores is large by chance too: choose by the validation scores";
    }

    private static string Names(IEnumerable<ComparedRun> runs)
    {
        const int most = 6;
        string[] names = [.. runs.Select(run => run.Name)];
        return string.Join(", ", names.Take(most)) + (names.Length > most ? $" and {names.Length - most} more" : "");
    }
}
