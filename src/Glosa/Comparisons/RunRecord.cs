using Glosa.Baselines;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Torch;
using Glosa.Training;
using Glosa.Training.Observers;
using Glosa.Training.Series;

namespace Glosa.Comparisons;

/// <summary>What the files of a run tell, or of a series of folds.</summary>
internal sealed record RunRecord
{
    public required string Path { get; init; }

    public required RecipeSettings Recipe { get; init; }

    public required TrainingOutcome Outcome { get; init; }

    public int? Folds { get; init; }

    public required IReadOnlyList<IReadOnlyList<EpochRecord>> Histories { get; init; }

    public required int Epochs { get; init; }

    public required int BestEpoch { get; init; }

    public required ValidationScores? Validation { get; init; }

    public required EvaluationResult? Test { get; init; }

    public required BaselineResult? Baseline { get; init; }

    public required long? Weights { get; init; }

    public required double TextsPerSecond { get; init; }

    public required double Seconds { get; init; }

    public required long PeakMemoryBytes { get; init; }

    public required SplitRecord OnValidation { get; init; }

    public required SplitRecord OnTest { get; init; }

    /// <summary>Fingerprint of the train split; null if the run's version did not tell it.</summary>
    public required string? TrainingData { get; init; }

    /// <summary>Reads a run.</summary>
    /// <exception cref="InvalidInputException">A file of it cannot be read.</exception>
    public static RunRecord OfRun(string path)
    {
        var run = new RunDirectory(path);
        var result = GlosaJson.ReadFile(run.Results, GlosaJson.Compact.RunResult, "a run's results");
        return new()
        {
            Path = path,
            Recipe = RecipeSettings.Load(run.Recipe),
            Outcome = result.Outcome,
            Histories = File.Exists(run.Metrics) ? [[.. MetricsLog.Read(run.Metrics)]] : [],
            Epochs = result.Epochs,
            BestEpoch = result.BestEpoch,
            Validation = result.Validation,
            Test = result.Test,
            Baseline = result.Baseline,
            Weights = CountWeights(run.Best),
            TextsPerSecond = result.TextsPerSecond,
            Seconds = result.Seconds,
            PeakMemoryBytes = result.PeakMemoryBytes,
            OnValidation = new(result.Origin?.ValidationData, run.ValidationPredictions),
            OnTest = new(result.Origin?.TestData, run.TestPredictions),
            TrainingData = result.Origin?.TrainingData,
        };
    }

    /// <summary>Reads a series of folds, whose runs were read before: each text is predicted by the model that has not
    /// learned it.</summary>
    public static RunRecord OfFolds(string path, IReadOnlyList<RunRecord> runs)
    {
        var series = new SeriesDirectory(path);
        var manifest = GlosaJson.ReadFile(series.Manifest, SeriesJson.Default.SeriesManifest, "a series");
        var validations = runs.Select(run => run.Validation!).ToArray();
        return runs[0] with
        {
            Path = path,
            Recipe = RecipeSettings.Load(series.Recipe),
            Folds = runs.Count,
            Histories = [.. runs.SelectMany(run => run.Histories)],
            Epochs = runs.Sum(run => run.Epochs),
            BestEpoch = 0,
            Validation = new(validations.Average(one => one.Loss), validations.Average(one => one.Accuracy),
                validations.Average(one => one.MacroF1), validations.Average(one => one.WeightedF1),
                validations.Average(one => one.MacroPrecision), validations.Average(one => one.MacroRecall),
                validations.Average(one => one.F1)),
            Test = null,
            Baseline = null,
            TextsPerSecond = runs.Average(run => run.TextsPerSecond),
            Seconds = runs.Sum(run => run.Seconds),
            PeakMemoryBytes = runs.Max(run => run.PeakMemoryBytes),
            OnValidation = new(null, ""),
            OnTest = new($"folds of {manifest.TrainingData}", series.Predictions),
            TrainingData = manifest.TrainingData,
        };
    }

    private static long? CountWeights(string model)
    {
        var path = System.IO.Path.Combine(model, WeightsOnDisk.FileName);
        if (!File.Exists(path)) return null;
        using var file = SafeTensorsFile.Open(path);
        return file.Tensors.Sum(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size));
    }
}
