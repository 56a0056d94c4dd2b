using System.Text.Json;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Recipes;

namespace Glosa.Training.Series;

/// <summary>Trains one recipe several times: over the folds of a file, or with several seeds.</summary>
public sealed class RunSeries
{
    private readonly SeriesDirectory _directory;
    private readonly Recipe _recipe;
    private readonly SeriesData _data;
    private readonly FoldIds? _folds;
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private readonly bool _allowInexact;

    private RunSeries(SeriesDirectory directory, Recipe recipe, SeriesData data, FoldIds? folds, int? seeds,
        IReadOnlyList<ITrainingObserver> observers, bool allowInexact)
    {
        (_directory, _recipe, _data, _folds, Seeds) = (directory, recipe, data, folds, seeds);
        (_observers, _allowInexact) = (observers, allowInexact);
    }

    /// <summary>The series' directory.</summary>
    public string Directory => _directory.Root;

    /// <summary>Number of folds; null where there are seeds.</summary>
    public int? Folds => _folds?.Folds.Count;

    /// <summary>Number of seeds; null where there are folds.</summary>
    public int? Seeds { get; }

    /// <summary>Number of runs.</summary>
    public int Count => (Folds ?? Seeds)!.Value;

    /// <summary>Prepares a new series. Nothing is written before recipe, data and folds were found to be good.</summary>
    /// <param name="recipe">The recipe; its <c>data</c> names the files.</param>
    /// <param name="plan">Folds or seeds.</param>
    /// <param name="output">A new or empty directory; <c>runs/NAME/TIME</c> by default.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">Plan, data, device or directory cannot be used.</exception>
    public static RunSeries Create(
        Recipe recipe, SeriesPlan plan, string? output, IReadOnlyList<ITrainingObserver> observers)
    {
        plan.Check(recipe);
        Devices.Choose(recipe.Training.Device);
        var directory = new SeriesDirectory(RunDirectory.Choose(output, recipe.Name).Root);
        var data = SeriesData.Load(recipe, folded: plan.Seeds is null);
        LabelSettings.Check(recipe.Training, data.Labels);
        var folds = plan.Seeds is null ? FoldsOf(plan, recipe, data) : null;
        var series = new RunSeries(
            directory, RecipePaths.Full(recipe), data, folds, plan.Seeds, observers, allowInexact: false);
        series.DataOf(1);   // tells now what its split has to tell
        System.IO.Directory.CreateDirectory(directory.Root);
        AtomicFile.WriteText(directory.Recipe, RecipeWriter.Write(series._recipe));
        folds?.Save(directory.Folds);
        // Last: without it there is no series.
        AtomicFile.WriteText(directory.Manifest,
            JsonSerializer.Serialize(series.Manifest(), SeriesJson.Default.SeriesManifest) + "\n");
        return series;
    }

    /// <summary>Whether a directory is a series'.</summary>
    public static bool IsAt(string path) => File.Exists(new SeriesDirectory(path).Manifest);

    /// <summary>Prepares to go on with a series. Runs that ended are kept, one that was broken off goes on from its
    /// newest checkpoint, one that diverged too.</summary>
    /// <param name="path">The series' directory.</param>
    /// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
    /// <param name="observers">Follow the training of each run.</param>
    /// <exception cref="InvalidInputException">There is no series, or its data is other than it was.</exception>
    public static RunSeries Resume(string path, bool allowInexact, IReadOnlyList<ITrainingObserver> observers)
    {
        var directory = new SeriesDirectory(path);
        if (!IsAt(path))
            throw new InvalidInputException($"--resume {path}", "a series' directory, with series.json",
                System.IO.Directory.Exists(path) ? "a directory without it" : "nothing there", "name a series");
        var manifest = GlosaJson.ReadFile(directory.Manifest, SeriesJson.Default.SeriesManifest, "a series");
        manifest.CheckFormat(directory.Manifest, "series");
        var recipe = RecipeFile.Load(directory.Recipe, []);
        var data = SeriesData.Load(recipe, folded: manifest.Seeds is null);
        var folds = manifest.Seeds is null ? FoldIds.Load(directory.Folds) : null;
        var series = new RunSeries(directory, recipe, data, folds, manifest.Seeds, observers, allowInexact);
        manifest.CheckData(data, "series");
        folds?.Check(data.All, directory.Folds);
        return series;
    }

    /// <summary>Trains the runs that have not ended, then sums up.</summary>
    /// <param name="observer">Follows the runs, or null.</param>
    /// <param name="stop">Ends the run between two steps, with a checkpoint, and the series with it.</param>
    public SeriesResult Run(ISeriesObserver? observer, CancellationToken stop)
    {
        var runs = new List<SeriesRun>();
        while (runs.Count < Count && !stop.IsCancellationRequested
            && RunOne(runs.Count + 1, observer, stop) is { } run)
        {
            runs.Add(run);
            observer?.RunEnded(run);
        }
        var done = runs.Count == Count;
        var result = new SeriesResult
        {
            Series = _directory.Root,
            Recipe = _recipe.Name,
            Outcome = done ? TrainingOutcome.Completed : TrainingOutcome.Interrupted,
            Folds = Folds,
            Seeds = Seeds,
            Split = _folds is null && _data.Test is null && _recipe.Data.TestShare is null ? "validation" : "test",
            Runs = runs,
            Intervals = "",
        };
        if (!done) return result;
        var summary = _folds is null ? SeriesSummary.OverSeeds(runs)
            : SeriesSummary.OverFolds(runs, CollectPredictions(runs), _data.Labels, _recipe.Training.Seed);
        result = result with
        {
            Model = summary.Model,
            Baseline = summary.Baseline,
            Difference = summary.Difference,
            Intervals = summary.Intervals,
        };
        AtomicFile.WriteText(
            _directory.Results, JsonSerializer.Serialize(result, GlosaJson.Indented.SeriesResult) + "\n");
        return result;
    }

    // Null if it was asked to stop.
    private SeriesRun? RunOne(int number, ISeriesObserver? observer, CancellationToken stop)
    {
        var (name, recipe) = (NameOf(number), RecipeOf(number));
        var (directory, data) = (_directory.Run(name), DataOf(number));
        var result = ResumableRun.EndedBefore(directory);
        if (result is null)
        {
            using var run = ResumableRun.Open(directory, recipe, data, _observers, _allowInexact);
            observer?.RunStarted(number, Count, run);
            try
            {
                result = run.Run(stop);
            }
            catch (TrainingDivergedException error)
            {
                return SeriesRun.Diverged(name, recipe.Training.Seed, error);
            }
            if (result.Outcome is TrainingOutcome.Interrupted) return null;
        }
        if (_folds is not null && !File.Exists(_directory.PredictionsOf(name)))
            PredictedText.WriteAll(_directory.PredictionsOf(name), PredictedText.ReadAll(directory.TestPredictions)
                .Zip(_folds.Folds[number - 1], (text, row) => text with { Row = row, Fold = number }));
        return SeriesRun.Of(name, recipe.Training.Seed, data.Validation.Examples.Count, result);
    }

    private PredictedText[] CollectPredictions(IEnumerable<SeriesRun> runs)
    {
        PredictedText[] texts = [.. runs.Where(run => run.Model is not null)
            .SelectMany(run => PredictedText.ReadAll(_directory.PredictionsOf(run.Name))).OrderBy(text => text.Row)];
        PredictedText.WriteAll(_directory.Predictions, texts);
        return texts;
    }

    private static FoldIds FoldsOf(SeriesPlan plan, Recipe recipe, SeriesData data)
    {
        var path = plan.FoldFile;
        var folds = path is null ? StratifiedFolds.Choose(data.All, plan.Folds!.Value, recipe.Training.Seed)
            : FoldIds.Load(path);
        folds.Check(data.All, path ?? data.All.Path);
        if (plan.Folds is { } count && count != folds.Folds.Count)
            throw new InvalidInputException($"--folds {count}", $"{folds.Folds.Count}, as in {path}", $"{count}",
                "leave out --folds: the file tells");
        return folds with { File = Path.GetFileName(data.All.Path), Fingerprint = data.All.Fingerprint };
    }

    private string NameOf(int number) => _folds is null
        ? SeriesDirectory.SeedName(_recipe.Training.Seed + number - 1) : SeriesDirectory.FoldName(number);

    private Recipe RecipeOf(int number) => _folds is not null ? _recipe
        : _recipe with { Training = _recipe.Training with { Seed = _recipe.Training.Seed + number - 1 } };

    private PreparedData DataOf(int number) => _folds is null ? _data.OfSeed(RecipeOf(number))
        : _data.OfFold(_recipe, _folds.Folds[number - 1]);

    private SeriesManifest Manifest() => new()
    {
        Seeds = Seeds,
        TrainingData = _data.All.Fingerprint,
        ValidationData = _data.Validation?.Fingerprint,
        TestData = _data.Test?.Fingerprint,
    };
}
