using Glosa.Data.Checks;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;
using Glosa.Training.Observers;

namespace Glosa.Reports;

/// <summary>All that a page tells of a run but what its model has to be asked.</summary>
internal sealed record ReportedRun
{
    // Beyond, looking at all files again would take longer than people wait; data check does it.
    private const int MostTextsChecked = 500_000;

    /// <summary>The run's files.</summary>
    public required RunDirectory Directory { get; init; }

    /// <summary>Its recipe.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>What came out.</summary>
    public required RunResult Result { get; init; }

    /// <summary>Its epochs.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The validation split.</summary>
    public required ReportedSplit Validation { get; init; }

    /// <summary>The test texts, or null.</summary>
    public required ReportedSplit? Test { get; init; }

    /// <summary>What its data files hold; null where they are too large to be looked at again.</summary>
    public required DataReport? Data { get; init; }

    /// <summary>The split that the scores are of.</summary>
    public ReportedSplit Scored => Test ?? Validation;

    /// <summary>What accuracy is called.</summary>
    public string Accuracy => Scored.Labels.IsMultiLabel ? "subset accuracy" : "accuracy";

    /// <summary>Reads it.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="cancellation">Stops between texts.</param>
    /// <exception cref="InvalidInputException">There is no run that has ended, or its data is no longer there.</exception>
    public static ReportedRun Load(string path, CancellationToken cancellation)
    {
        var run = new RunDirectory(path);
        Check(run);
        var recipe = RecipeFile.Load(run.Recipe, []);
        var result = GlosaJson.ReadFile(run.Results, GlosaJson.Compact.RunResult, "a run's results");
        var temperature = result.Calibration?.Temperature ?? 1;
        // A fold has no test file of its own: its test texts are rows of the training file.
        var (train, validation, test) = (recipe.Data.Train!, recipe.Data.Validation, recipe.Data.Test);
        return new()
        {
            Directory = run,
            Recipe = recipe,
            Result = result,
            Epochs = [.. MetricsLog.Read(run.Metrics)],
            Validation = ReportedSplit.Read("validation", run.ValidationPredictions, validation ?? train, temperature)
                ?? throw NotEnded(run, "no predictions of validation texts"),
            Test = ReportedSplit.Read("test", run.TestPredictions, test ?? train, temperature),
            Data = result.Origin is { } origin
                && (long)origin.TrainingTexts + origin.ValidationTexts + origin.TestTexts > MostTextsChecked ? null
                : DataCheck.Run([.. new[] { train, validation, test }.OfType<string>().Distinct()], recipe.Data,
                    SavedPreprocessing.Load(run.Best), cancellation),
        };
    }

    private static void Check(RunDirectory run)
    {
        if (!File.Exists(run.Recipe) || !File.Exists(run.Tokenizer))
            throw NotEnded(run, System.IO.Directory.Exists(run.Root) ? "a directory that is no run's" : "nothing there");
        if (!File.Exists(run.Results)) throw NotEnded(run, "no results.json");
    }

    private static InvalidInputException NotEnded(RunDirectory run, string found) => new(run.Root,
        "a run that has ended, with results.json and predictions", found,
        $"name a run; one that was stopped goes on by: glosa train --resume {run.Root}");
}
