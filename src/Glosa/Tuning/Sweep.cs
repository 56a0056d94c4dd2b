using System.Text.Json;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Recipes.Binding;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tuning;

/// <summary>Trains a recipe once for each cell of a grid of settings.</summary>
/// <remarks>The best trial is chosen on the validation split. The test scores stand beside, as a published grid has
/// them: of all trials only the chosen one's is a fair figure, because the largest of many is large by chance
/// too.</remarks>
public sealed class Sweep
{
    private const string Kind = "sweep";

    private readonly TuningDirectory _directory;
    private readonly Recipe _recipe;
    private readonly IReadOnlyList<Trial> _trials;
    private readonly TrialRunner _runner;

    private Sweep(TuningDirectory directory, Recipe recipe, IReadOnlyList<SweepAxis> axes,
        IReadOnlyList<Trial> trials, TrialRunner runner) =>
        (_directory, _recipe, Axes, _trials, _runner) = (directory, recipe, axes, trials, runner);

    /// <summary>The sweep's directory.</summary>
    public string Directory => _directory.Root;

    /// <summary>What the trials differ in.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>Number of trials.</summary>
    public int Count => _trials.Count;

    /// <summary>Trials that make no recipe, such as 500 heads of 100 numbers; they are left out.</summary>
    public IReadOnlyList<TrialResult> Impossible =>
        [.. _trials.Where(trial => trial.Recipe is null).Select(TrialResult.Impossible)];

    /// <summary>Prepares a new sweep. Nothing is written before recipe, grid and data were found to be good.</summary>
    /// <param name="recipe">A recipe file; its <c>sweep</c> maps paths of settings to lists of values.</param>
    /// <param name="overrides">Settings of all trials: <c>training.epochs=3</c>.</param>
    /// <param name="axes">Axes beside the recipe's: <c>model.heads=[1, 2, 4]</c>.</param>
    /// <param name="output">A new or empty directory; <c>runs/NAME/TIME</c> by default.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">Recipe, grid, data, device or directory cannot be used.</exception>
    public static Sweep Create(string recipe, IEnumerable<string> overrides, IEnumerable<string> axes, string? output,
        IReadOnlyList<ITrainingObserver> observers)
    {
        var shared = RecipePaths.Full(RecipeFile.Load(recipe, overrides));
        var grid = SweepAxes.Of(recipe, axes);
        var trials = SweepAxes.Grid(shared, grid);
        Devices.Choose(shared.Training.Device);
        var directory = new TuningDirectory(RunDirectory.Choose(output, shared.Name).Root, Kind);
        var data = SeriesData.Load(shared, folded: false);
        directory.Start(shared, new SweepManifest
        {
            Axes = grid,
            TrainingData = data.All.Fingerprint,
            ValidationData = data.Validation?.Fingerprint,
            TestData = data.Test?.Fingerprint,
        }, SweepJson.Default.SweepManifest);
        return new Sweep(directory, shared, grid, trials,
            new TrialRunner(directory.Root, trials, data, observers, allowInexact: false));
    }

    /// <summary>Whether a directory is a sweep's.</summary>
    public static bool IsAt(string path) => new TuningDirectory(path, Kind).Exists;

    /// <summary>Prepares to go on with a sweep. Trials that ended are kept, one that was broken off goes on from its
    /// newest checkpoint, and those that failed are tried again.</summary>
    /// <param name="path">The sweep's directory.</param>
    /// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">There is no sweep, or its data is other than it was.</exception>
    public static Sweep Resume(string path, bool allowInexact, IReadOnlyList<ITrainingObserver> observers)
    {
        var directory = new TuningDirectory(path, Kind);
        var (manifest, recipe, data) = directory.Reopen(SweepJson.Default.SweepManifest);
        var trials = SweepAxes.Grid(recipe, manifest.Axes);
        return new Sweep(directory, recipe, manifest.Axes, trials,
            new TrialRunner(directory.Root, trials, data, observers, allowInexact));
    }

    /// <summary>Trains the trials that have not ended.</summary>
    /// <param name="observer">Follows the trials, or null.</param>
    /// <param name="stop">Ends the run between two steps, with a checkpoint, and the sweep with it.</param>
    public SweepResult Run(ITrialObserver? observer, CancellationToken stop)
    {
        var results = new List<TrialResult>();
        foreach (var trial in _trials)
        {
            if (stop.IsCancellationRequested) break;
            var result = trial.Recipe is null ? TrialResult.Impossible(trial)
                : _runner.Run(trial, epochs: null, withTest: true, observer, stop);
            if (result is null) break;
            results.Add(result);
            if (trial.Recipe is not null) observer?.TrialEnded(result);
        }
        var done = results.Count == Count;
        var metric = _recipe.Training.SelectBy;
        var sweep = new SweepResult
        {
            Sweep = _directory.Root,
            Recipe = _recipe.Name,
            Outcome = done ? TrainingOutcome.Completed : TrainingOutcome.Interrupted,
            Axes = Axes,
            Trials = results,
            Best = results.Where(trial => trial.Validation is not null)
                .MaxBy(trial => trial.Validation!.Rank(metric))?.Name,
            SelectBy = OptionNames.Of($"{metric}"),
            Baseline = done ? _runner.Baseline : null,
        };
        if (done) AtomicFile.WriteText(
            _directory.Results, JsonSerializer.Serialize(sweep, GlosaJson.Indented.SweepResult) + "\n");
        return sweep;
    }
}
