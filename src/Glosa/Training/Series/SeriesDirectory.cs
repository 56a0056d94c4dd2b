using System.Globalization;
using System.Text.RegularExpressions;
using Glosa.Errors;
using Glosa.Persistence;

namespace Glosa.Training.Series;

/// <summary>The places of a series' files.</summary>
/// <param name="path">The series' directory.</param>
internal sealed partial class SeriesDirectory(string path)
{
    /// <summary>The directory.</summary>
    public string Root { get; } = path;

    /// <summary>What the series needs to go on.</summary>
    public string Manifest => Path.Combine(Root, "series.json");

    /// <summary>The recipe of its runs.</summary>
    public string Recipe => Path.Combine(Root, "recipe.yaml");

    /// <summary>The folds; only where there are any.</summary>
    public string Folds => Path.Combine(Root, "folds.json");

    /// <summary>What came out.</summary>
    public string Results => Path.Combine(Root, "results.json");

    /// <summary>What the folds' models say of the texts that they have not learned.</summary>
    public string Predictions => Path.Combine(Root, PredictionsName);

    /// <summary>The directory of a run.</summary>
    public RunDirectory Run(string name) => new(Path.Combine(Root, name));

    /// <summary>The predictions of one fold.</summary>
    public string PredictionsOf(string name) => Path.Combine(Root, name, PredictionsName);

    /// <summary>The name of a fold's run, from 1.</summary>
    public static string FoldName(int number) => string.Create(CultureInfo.InvariantCulture, $"fold-{number}");

    /// <summary>The name of a seed's run.</summary>
    public static string SeedName(int seed) => string.Create(CultureInfo.InvariantCulture, $"seed-{seed}");

    /// <summary>Makes sure that a run is not one of a series: alone it would not know its data.</summary>
    /// <exception cref="InvalidInputException">It is one.</exception>
    public static void RefuseRunOfSeries(string run)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(run));
        var parent = Path.GetDirectoryName(full);
        if (parent is not null && RunName().IsMatch(Path.GetFileName(full))
            && File.Exists(new SeriesDirectory(parent).Manifest))
            throw new InvalidInputException($"--resume {run}", "a run by itself, or a whole series",
                "one run of a series", $"glosa train --resume {parent}");
    }

    private const string PredictionsName = "predictions.jsonl";

    [GeneratedRegex(@"^(fold|seed)-\d+$")]
    private static partial Regex RunName();
}
