using System.Text.Json;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Recipes.Binding;
using Glosa.Training;
using Glosa.Training.Observers;
using Glosa.Training.Series;

namespace Glosa.Sweeps;

/// <summary>Trains a recipe once for each cell of a grid of settings.</summary>
/// <remarks>The best cell is chosen on the validation split. The test scores stand beside, as a published grid has them:
/// of all cells only the chosen one's is a fair figure, because the largest of many is large by chance too.</remarks>
public sealed class Sweep
{
    private readonly SweepDirectory _directory;
    private readonly Recipe _recipe;
    private readonly IReadOnlyList<SweepCell> _cells;
    private readonly SeriesData _data;
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private readonly bool _allowInexact;

    private Sweep(SweepDirectory directory, Recipe recipe, IReadOnlyList<SweepAxis> axes,
        IReadOnlyList<SweepCell> cells, SeriesData data, IReadOnlyList<ITrainingObserver> observers, bool allowInexact)
    {
        (_directory, _recipe, Axes, _cells, _data) = (directory, recipe, axes, cells, data);
        (_observers, _allowInexact) = (observers, allowInexact);
    }

    /// <summary>The sweep's directory.</summary>
    public string Directory => _directory.Root;

    /// <summary>What the cells differ in.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>Number of cells.</summary>
    public int Count => _cells.Count;

    /// <summary>Cells that make no recipe, such as 500 heads of 100 numbers; they are left out.</summary>
    public IReadOnlyList<SweepRun> Impossible =>
        [.. _cells.Where(cell => cell.Recipe is null).Select(cell => SweepRun.Failed(cell, Tell(cell.Problems)))];

    /// <summary>Prepares a new sweep. Nothing is written before recipe, grid and data were found to be good.</summary>
    /// <param name="recipe">A recipe file; its <c>sweep</c> maps paths of settings to lists of values.</param>
    /// <param name="overrides">Settings of all cells: <c>training.epochs=3</c>.</param>
    /// <param name="axes">Axes beside the recipe's: <c>model.heads=[1, 2, 4]</c>.</param>
    /// <param name="output">A new or empty directory; <c>runs/NAME/TIME</c> by default.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">Recipe, grid, data, device or directory cannot be used.</exception>
    public static Sweep Create(string recipe, IEnumerable<string> overrides, IEnumerable<string> axes, string? output,
        IReadOnlyList<ITrainingObserver> observers)
    {
        var shared = RecipePaths.Full(RecipeFile.Load(recipe, overrides));
        var grid = SweepAxis.Of(recipe, axes);
        var cells = SweepCell.AllOf(shared, grid);
        Devices.Choose(shared.Training.Device);
        var directory = new SweepDirectory(RunDirectory.Choose(output, shared.Name).Root);
        var data = SeriesData.Load(shared, folded: false);
        var sweep = new Sweep(directory, shared, grid, cells, data, observers, allowInexact: false);
        System.IO.Directory.CreateDirectory(directory.Root);
        AtomicFile.WriteText(directory.Recipe, RecipeWriter.Write(shared));
        // Last: without it there is no sweep.
        AtomicFile.WriteText(directory.Manifest, JsonSerializer.Serialize(new SweepManifest
        {
            Axes = grid,
            TrainingData = data.All.Fingerprint,
            ValidationData = data.Validation?.Fingerprint,
            TestData = data.Test?.Fingerprint,
        }, SweepJson.Default.SweepManifest) + "\n");
        return sweep;
    }

    /// <summary>Whether a directory is a sweep's.</summary>
    public static bool IsAt(string path) => File.Exists(new SweepDirectory(path).Manifest);

    /// <summary>Prepares to go on with a sweep. Cells that ended are kept, one that was broken off goes on from its
    /// newest checkpoint, and those that failed are tried again.</summary>
    /// <param name="path">The sweep's directory.</param>
    /// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">There is no sweep, or its data is other than it was.</exception>
    public static Sweep Resume(string path, bool allowInexact, IReadOnlyList<ITrainingObserver> observers)
    {
        var directory = new SweepDirectory(path);
        if (!IsAt(path))
            throw new InvalidInputException($"--resume {path}", "a sweep's directory, with sweep.json",
                System.IO.Directory.Exists(path) ? "a directory without it" : "nothing there", "name a sweep");
        var manifest = GlosaJson.ReadFile(directory.Manifest, SweepJson.Default.SweepManifest, "a sweep");
        manifest.CheckFormat(directory.Manifest, "sweep");
        var recipe = RecipeFile.Load(directory.Recipe, []);
        var data = SeriesData.Load(recipe, folded: false);
        manifest.CheckData(data, "sweep");
        var cells = SweepCell.AllOf(recipe, manifest.Axes);
        return new Sweep(directory, recipe, manifest.Axes, cells, data, observers, allowInexact);
    }

    /// <summary>Trains the cells that have not ended.</summary>
    /// <param name="observer">Follows the runs, or null.</param>
    /// <param name="stop">Ends the run between two steps, with a checkpoint, and the sweep with it.</param>
    public SweepResult Run(ISweepObserver? observer, CancellationToken stop)
    {
        var runs = new List<SweepRun>();
        while (runs.Count < Count && !stop.IsCancellationRequested && RunOne(runs.Count, observer, stop) is { } run)
        {
            if (_cells[runs.Count].Recipe is not null) observer?.RunEnded(run);
            runs.Add(run);
        }
        var done = runs.Count == Count;
        var metric = _recipe.Training.SelectBy;
        var result = new SweepResult
        {
            Sweep = _directory.Root,
            Recipe = _recipe.Name,
            Outcome = done ? TrainingOutcome.Completed : TrainingOutcome.Interrupted,
            Axes = Axes,
            Cells = runs,
            Best = runs.Where(run => run.Validation is not null).MaxBy(run => run.Validation!.Rank(metric))?.Name,
            SelectBy = OptionNames.Of($"{metric}"),
            Baseline = done && ResumableRun.EndedBefore(_directory.Run(First)) is { } first ? first.Baseline : null,
        };
        if (done) AtomicFile.WriteText(
            _directory.Results, JsonSerializer.Serialize(result, GlosaJson.Indented.SweepResult) + "\n");
        return result;
    }

    // The cell whose run has the linear baseline: it is the same for all.
    private SweepCell First => _cells.First(cell => cell.Recipe is not null);

    // Null if it was asked to stop.
    private SweepRun? RunOne(int index, ISweepObserver? observer, CancellationToken stop)
    {
        var cell = _cells[index];
        if (cell.Recipe is null) return SweepRun.Failed(cell, Tell(cell.Problems));
        var directory = _directory.Run(cell);
        var result = ResumableRun.EndedBefore(directory);
        if (result is null)
        {
            try
            {
                var recipe = cell.Recipe with { Baseline = cell.Recipe.Baseline && cell == First };
                using var run = ResumableRun.Open(directory, recipe, DataOf(recipe), _observers, _allowInexact);
                observer?.RunStarted(index + 1, Count, cell.Settings, run);
                result = run.Run(stop);
            }
            catch (TrainingDivergedException error)
            {
                return SweepRun.Failed(cell, $"diverged: {error.Problem.Found}");
            }
            catch (InvalidInputException error)
            {
                return SweepRun.Failed(cell, Tell(error.Problems));   // what only data, vectors or encoder can tell
            }
            if (result.Outcome is TrainingOutcome.Interrupted) return null;
        }
        var best = MetricsLog.Read(directory.Metrics).FirstOrDefault(epoch => epoch.Epoch == result.BestEpoch);
        return SweepRun.Of(cell, result, best?.TrainAccuracy);
    }

    // Texts are shared by all cells that read them alike.
    private PreparedData DataOf(Recipe recipe) => Axes.Any(axis => OptionPath.Split(axis.Path)?[0] is "data")
        ? PreparedData.Load(recipe.Data, recipe.Training.Seed) : _data.OfSeed(recipe);

    private static string Tell(IReadOnlyList<Problem> problems) =>
        string.Join("; ", problems.Select(problem => $"expected {problem.Expected}, found {problem.Found}"));
}
