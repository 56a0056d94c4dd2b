using Glosa.Persistence;
using Glosa.Recipes;

namespace Glosa.Training;

/// <summary>One run among several in a directory: each is started, gone on with, or has ended before.</summary>
internal static class ResumableRun
{
    /// <summary>What a run gave that has ended; null if it has not.</summary>
    public static RunResult? EndedBefore(RunDirectory run)
    {
        if (!File.Exists(run.Results)) return null;
        var result = GlosaJson.ReadFile(run.Results, GlosaJson.Compact.RunResult, "a run's results");
        return result.Outcome is TrainingOutcome.Interrupted ? null : result;
    }

    /// <summary>Starts a run, or goes on with it from its newest checkpoint.</summary>
    public static TrainingRun Open(RunDirectory directory, Recipe recipe, PreparedData data,
        IReadOnlyList<ITrainingObserver> observers, bool allowInexact)
    {
        // The tokenizer is the last that a new run writes: without it, there is nothing to go on with.
        if (File.Exists(directory.Tokenizer))
            return TrainingRun.Resume(directory.Root, [], allowInexact, observers, data);
        if (Directory.Exists(directory.Root)) Directory.Delete(directory.Root, recursive: true);
        return TrainingRun.Create(recipe with { Report = recipe.Report ?? false }, directory.Root, observers, data);
    }
}
