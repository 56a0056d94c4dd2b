using System.Globalization;
using Glosa.Errors;

namespace Glosa.Persistence;

/// <summary>The places of a run's files.</summary>
/// <param name="path">The run's directory.</param>
public sealed class RunDirectory(string path)
{
    internal const string BestName = "best";

    /// <summary>The directory.</summary>
    public string Root { get; } = path;

    /// <summary>The best model so far; a saved model.</summary>
    public string Best => Path.Combine(Root, BestName);

    /// <summary>The linear baseline of the same train split.</summary>
    public string Baseline => Path.Combine(Root, "baseline");

    /// <summary>The checkpoints.</summary>
    public string Checkpoints => Path.Combine(Root, "checkpoints");

    /// <summary>The recipe with all settings.</summary>
    public string Recipe => Path.Combine(Root, "recipe.yaml");

    /// <summary>The tokenizer as trained.</summary>
    public string Tokenizer => Path.Combine(Root, "tokenizer.json");

    /// <summary>How much of the training texts the word vectors know; only where there are any.</summary>
    public string Vectors => Path.Combine(Root, "vectors.json");

    /// <summary>What the model took of an encoder that was trained before; only where there is one.</summary>
    public string Encoder => Path.Combine(Root, "encoder.json");

    /// <summary>What the model took of a saved one; only where it started from one.</summary>
    public string From => Path.Combine(Root, "from.json");

    /// <summary>States of a frozen encoder, while the run is under way.</summary>
    public string States => Path.Combine(Root, "states.cache");

    /// <summary>One line of JSON for each epoch.</summary>
    public string Metrics => Path.Combine(Root, "metrics.jsonl");

    /// <summary>What the best model says of each text; only where the run has ended.</summary>
    public string Predictions => Path.Combine(Root, "predictions");

    /// <summary>Those of the validation split, a line for each text.</summary>
    public string ValidationPredictions => Path.Combine(Predictions, "validation.jsonl");

    /// <summary>Those of the test texts; only where there are any.</summary>
    public string TestPredictions => Path.Combine(Predictions, "test.jsonl");

    /// <summary>The page about the run.</summary>
    public string Report => Path.Combine(Root, "report.html");

    /// <summary>What came out.</summary>
    public string Results => Path.Combine(Root, "results.json");

    /// <summary>Chooses the directory of a new run: the given one, or <c>runs/NAME/TIME</c>.
    /// Nothing is made yet.</summary>
    /// <exception cref="InvalidInputException">The given directory is not empty, or is a file.</exception>
    public static RunDirectory Choose(string? path, string recipeName)
    {
        if (path is null) return ChooseUnder(Path.Combine("runs", recipeName));
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw new InvalidInputException($"--output {path}", "a new or empty directory",
                File.Exists(path) ? "a file" : "a directory with files in it",
                "name another directory, remove this one, or go on with its run by --resume");
        return new RunDirectory(path);
    }

    /// <summary>Makes sure that there is a run to go on with.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public void MustBeRun()
    {
        if (!File.Exists(Recipe) || !File.Exists(Tokenizer))
            throw new InvalidInputException($"--resume {Root}", "a run's directory, with recipe.yaml and tokenizer.json",
                Directory.Exists(Root) ? "a directory without them" : "nothing there", "name a directory below runs/");
    }

    private static RunDirectory ChooseUnder(string parent)
    {
        var time = DateTimeOffset.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var number = 1; ; number++)
        {
            var candidate = Path.Combine(parent, number == 1 ? time : $"{time}-{number}");
            if (!Directory.Exists(candidate)) return new RunDirectory(candidate);
        }
    }
}
