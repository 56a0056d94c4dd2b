using Glosa.Baselines;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Recipes.Binding;
using Glosa.Training;
using Glosa.Training.Observers;
using Glosa.Training.Series;

namespace Glosa.Tuning;

/// <summary>Trains trials, each in a directory of its own, from where they were left.</summary>
/// <param name="root">The directory of the sweep or search.</param>
/// <param name="trials">All trials.</param>
/// <param name="data">The data that they share.</param>
/// <param name="observers">Follow the training of each run.</param>
/// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
internal sealed class TrialRunner(string root, IReadOnlyList<Trial> trials, SeriesData data,
    IReadOnlyList<ITrainingObserver> observers, bool allowInexact)
{
    private readonly Trial _withBaseline = trials.First(trial => trial.Recipe is not null);

    /// <summary>The run of a trial.</summary>
    public RunDirectory DirectoryOf(Trial trial) => new(Path.Combine(root, trial.Name));

    /// <summary>The linear baseline, which the run of the first possible trial has for all; null without one.</summary>
    public BaselineResult? Baseline => DirectoryOf(_withBaseline).Results is var results && File.Exists(results)
        ? GlosaJson.ReadFile(results, GlosaJson.Compact.RunResult, "a run's results").Baseline : null;

    /// <summary>The splits of a trial; texts are shared by all that read them alike.</summary>
    public PreparedData DataOf(Trial trial) => trial.Settings.Keys.Any(path => OptionPath.Split(path)?[0] is "data")
        ? PreparedData.Load(trial.Recipe!.Data, trial.Recipe.Training.Seed) : data.OfSeed(trial.Recipe!);

    /// <summary>Trains a trial.</summary>
    /// <param name="trial">A possible trial.</param>
    /// <param name="epochs">Epochs after which it rests, or null for all of them.</param>
    /// <param name="withTest">Whether the test texts are read at its end.</param>
    /// <param name="observer">Follows it, or null.</param>
    /// <param name="stop">Ends it between two steps, with a checkpoint.</param>
    /// <returns>What it gave so far, <see cref="TrialOutcome.Pruned"/> where it rests; null if it was asked to
    /// stop.</returns>
    public TrialResult? Run(
        Trial trial, int? epochs, bool withTest, ITrialObserver? observer, CancellationToken stop)
    {
        var directory = DirectoryOf(trial);
        Recover(directory);
        var (history, ended) = (History(directory), ResumableRun.EndedBefore(directory));
        if (epochs is { } rest && history.Length >= rest && (history.Length > rest || ended is null))
            return TrialResult.Of(trial, TrialOutcome.Pruned, [.. history.Take(rest)], test: null);
        if (ended is not null) return Of(trial, ended);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            var recipe = trial.Recipe! with { Baseline = trial.Recipe.Baseline && trial == _withBaseline };
            var splits = DataOf(trial);
            using var run = ResumableRun.Open(directory, recipe, withTest ? splits : splits with { Test = null },
                epochs is { } last ? [.. observers, new RestAfter(last, both)] : observers, allowInexact);
            observer?.TrialStarted(trial.Name, trials.Count, trial.Settings, run);
            var result = run.Run(both.Token);
            return result.Outcome is not TrainingOutcome.Interrupted ? Of(trial, result)
                : stop.IsCancellationRequested ? null
                : TrialResult.Of(trial, TrialOutcome.Pruned, History(directory), test: null);
        }
        catch (TrainingDivergedException error)
        {
            return TrialResult.Failed(trial, error);
        }
        catch (InvalidInputException error)
        {
            return TrialResult.Failed(trial, error);    // what only data, vectors or encoder can tell
        }
    }

    private TrialResult Of(Trial trial, RunResult result) => TrialResult.Of(trial,
        result.Outcome is TrainingOutcome.StoppedEarly ? TrialOutcome.StoppedEarly : TrialOutcome.Completed,
        History(DirectoryOf(trial)), result.Test);

    // A trial that rests or has ended is not opened again, so a killed search's leavings are cleared away here.
    private static void Recover(RunDirectory run)
    {
        AtomicDirectory.RecoverAll(run.Root);
        AtomicDirectory.RecoverAll(run.Checkpoints);
        AtomicFile.RecoverAll(run.Root);
    }

    private static EpochRecord[] History(RunDirectory run) =>
        File.Exists(run.Metrics) ? [.. MetricsLog.Read(run.Metrics)] : [];

    // A checkpoint is written before the epoch's line in metrics.jsonl, so what rests here can go on.
    private sealed class RestAfter(int epochs, CancellationTokenSource stop) : ITrainingObserver
    {
        // A run that was killed between an epoch's checkpoint and its line in metrics.jsonl has no epoch to end here.
        public void Started(Trainer trainer) => RestIf(trainer.State.EpochsDone >= epochs, trainer);

        public void EpochEnded(Trainer trainer, EpochRecord epoch) => RestIf(epoch.Epoch == epochs, trainer);

        private void RestIf(bool isThere, Trainer trainer)
        {
            if (isThere && epochs < trainer.Options.Epochs) stop.Cancel();
        }
    }
}
