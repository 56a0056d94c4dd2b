using System.Text.Json;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Recipes.Binding;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tuning;

/// <summary>Trains a recipe with settings drawn by chance, the promising ones further than the others, and tests the best
/// of all once.</summary>
/// <remarks>All trials are drawn at the start, and trials are compared at fixed numbers of epochs only. So what a search
/// gives follows from recipe, data and seed, whenever it was stopped or killed on the way. Paper: Bergstra and Bengio
/// 2012, "Random Search for Hyper-Parameter Optimization", Journal of Machine Learning Research 13.</remarks>
public sealed class Search
{
    internal const string Kind = "search";

    private readonly TuningDirectory _directory;
    private readonly Recipe _recipe;
    private readonly SearchOptions _options;
    private readonly IReadOnlyList<Trial> _trials;
    private readonly TrialRunner _runner;

    private Search(TuningDirectory directory, Recipe recipe, SearchOptions options, IReadOnlyList<Trial> trials,
        TrialRunner runner) =>
        (_directory, _recipe, _options, _trials, _runner) = (directory, recipe, options, trials, runner);

    /// <summary>The search's directory.</summary>
    public string Directory => _directory.Root;

    /// <summary>Number of trials; less than asked for where the space holds no more.</summary>
    public int Count => _trials.Count;

    /// <summary>Number of trials that are trained side by side.</summary>
    public int Workers => _options.Workers;

    /// <summary>Epochs after which trials are compared.</summary>
    public IReadOnlyList<int> Rungs => _options.Rungs(_recipe.Training.Epochs);

    /// <summary>Prepares a new search. Nothing is written before recipe, space and data were found to be good.</summary>
    /// <param name="recipe">A recipe file; its <c>search</c> tells what is varied, and how.</param>
    /// <param name="overrides">Settings of all trials: <c>training.epochs=3</c>.</param>
    /// <param name="options">Options of the search that win over the recipe's: <c>trials=10</c>.</param>
    /// <param name="axes">Settings to vary beside the recipe's: <c>model.heads=[1, 2, 4]</c>.</param>
    /// <param name="output">A new or empty directory; <c>runs/NAME/TIME</c> by default.</param>
    /// <param name="observers">Follow the training of each run; with several workers, on several threads.</param>
    /// <exception cref="InvalidInputException">Recipe, space, data, device or directory cannot be used.</exception>
    public static Search Create(string recipe, IEnumerable<string> overrides, IEnumerable<string> options,
        IEnumerable<string> axes, string? output, IReadOnlyList<ITrainingObserver> observers)
    {
        var space = SearchSpace.Of(recipe, options, axes);
        var shared = space.Options.WithThreads(RecipePaths.Full(RecipeFile.Load(recipe, overrides)));
        var trials = space.Draw(shared);
        Devices.Choose(shared.Training.Device);
        var directory = new TuningDirectory(RunDirectory.Choose(output, shared.Name).Root, Kind);
        var data = SeriesData.Load(shared, folded: false);
        directory.Start(shared, new SearchManifest
        {
            Options = space.Options,
            Trials = [.. trials.Select(trial => trial.Settings)],
            TrainingData = data.All.Fingerprint,
            ValidationData = data.Validation?.Fingerprint,
            TestData = data.Test?.Fingerprint,
        }, SearchJson.Default.SearchManifest);
        return new Search(directory, shared, space.Options, trials,
            new TrialRunner(directory.Root, trials, data, observers, allowInexact: false));
    }

    /// <summary>Whether a directory is a search's.</summary>
    public static bool IsAt(string path) => new TuningDirectory(path, Kind).Exists;

    /// <summary>Prepares to go on with a search: no trial is repeated, and none lost; those that failed are tried
    /// again.</summary>
    /// <param name="path">The search's directory.</param>
    /// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">There is no search, or its data is other than it was.</exception>
    public static Search Resume(string path, bool allowInexact, IReadOnlyList<ITrainingObserver> observers)
    {
        var directory = new TuningDirectory(path, Kind);
        var (manifest, recipe, data) = directory.Reopen(SearchJson.Default.SearchManifest);
        var yaml = RecipeWriter.Write(recipe);
        Trial[] trials = [.. manifest.Trials.Select((settings, index) => Trial.Of(index + 1, yaml, settings))];
        return new Search(directory, recipe, manifest.Options, trials,
            new TrialRunner(directory.Root, trials, data, observers, allowInexact));
    }

    /// <summary>Trains, compares, goes on with the best; then tests the winner.</summary>
    /// <param name="observer">Follows the trials, or null.</param>
    /// <param name="stop">Ends the run between two steps, with a checkpoint, and the search with it.</param>
    public SearchResult Run(ITrialObserver? observer, CancellationToken stop)
    {
        var results = new SortedDictionary<int, TrialResult>();
        if (observer is not null) observer = new OneAtATime(observer);
        IReadOnlyList<Trial> alive = _trials;
        foreach (var rung in (int?[])[.. Rungs.Select(epochs => (int?)epochs), null])
        {
            if (!TrainTo(rung, alive, results, observer, stop)) return Result(results, TrainingOutcome.Interrupted, best: null);
            Trial[] ranked = [.. alive.Where(trial => results[trial.Number].Validation is not null)
                .OrderByDescending(trial => Rank(results[trial.Number]))];     // stable: of equals the first drawn
            alive = rung is null ? ranked : [.. ranked.Take(_options.Kept(ranked.Length))];
            if (rung is { } epochs) observer?.RungEnded(epochs, ranked.Length, [.. alive.Select(trial => trial.Name)]);
        }
        var best = alive.FirstOrDefault();
        var test = best is null ? null : TestBefore(best) ?? Test(best);
        if (best is not null) KeepModel(best, test);
        var result = Result(results, TrainingOutcome.Completed, best, test);
        AtomicFile.WriteText(
            _directory.Results, JsonSerializer.Serialize(result, GlosaJson.Indented.SearchResult) + "\n");
        return result;
    }

    // False if it was asked to stop.
    private bool TrainTo(int? rung, IReadOnlyList<Trial> alive, SortedDictionary<int, TrialResult> results,
        ITrialObserver? observer, CancellationToken stop)
    {
        var ended = 0;
        SideBySide.Run(alive.OrderBy(trial => trial.Number), Workers, (trial, stopped) =>
        {
            if (_runner.Run(trial, rung, withTest: false, observer, stopped) is not { } result) return;
            lock (results) results[trial.Number] = result;
            observer?.TrialEnded(result);
            Interlocked.Increment(ref ended);
        }, stop);
        return ended == alive.Count;
    }

    // So that the search's directory can be used as a run's.
    private void KeepModel(Trial best, EvaluationResult? test) => AtomicDirectory.Replace(_directory.Best, aside =>
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(_runner.DirectoryOf(best).Best))
            File.Copy(file, Path.Combine(aside, Path.GetFileName(file)));
        var card = Path.Combine(aside, SavedModel.CardFile);
        if (test is not null) File.WriteAllText(card, ModelCard.WithTest(File.ReadAllText(card), test));
    });

    private double Rank(TrialResult result) => result.Validation!.Rank(_recipe.Training.SelectBy);

    private SearchResult Result(SortedDictionary<int, TrialResult> results, TrainingOutcome outcome, Trial? best,
        EvaluationResult? test = null) => new()
        {
            Search = _directory.Root,
            Recipe = _recipe.Name,
            Outcome = outcome,
            Method = _options.Method,
            Rungs = Rungs,
            Trials = [.. results.Values],
            Best = best?.Name,
            SelectBy = OptionNames.Of($"{_recipe.Training.SelectBy}"),
            Model = best is null ? null : _directory.Best,
            Test = test,
            Baseline = best is null ? null : _runner.Baseline,
        };

    // A search that had ended read the test texts then; only another winner, of trials tried again, reads them anew.
    private EvaluationResult? TestBefore(Trial best) => File.Exists(_directory.Results)
        && GlosaJson.ReadFile(_directory.Results, GlosaJson.Compact.SearchResult, "a search's results") is var before
        && before.Best == best.Name ? before.Test : null;

    private EvaluationResult? Test(Trial best)
    {
        if (_runner.DataOf(best).Test is not { } test) return null;
        using var saved = SavedModel.Load(_runner.DirectoryOf(best).Best, Devices.Choose(best.Recipe!.Training.Device));
        var logits = TextLogits.Of(saved, EncodedDataSet.Encode(test, saved.Tokenizer, saved.Labels));
        PredictedText.WriteAll(_directory.TestPredictions, PredictedText.Of(logits, saved.Thresholds, baseline: null));
        return logits.Score(saved.Thresholds);
    }
}
