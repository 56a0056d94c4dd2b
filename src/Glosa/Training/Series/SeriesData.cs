using Glosa.Data;
using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Training.Series;

/// <summary>The data of a series, read once, and what of it each run gets; texts are shared, not copied.</summary>
/// <param name="All">The training file.</param>
/// <param name="Validation">The validation file, or null.</param>
/// <param name="Test">The test file, or null.</param>
/// <param name="Labels">The labels of the training file, for every run.</param>
internal sealed record SeriesData(DataSet All, DataSet? Validation, DataSet? Test, LabelSet Labels)
{
    /// <summary>Reads the files of a recipe.</summary>
    /// <param name="recipe">The recipe; its <c>data</c> names the files.</param>
    /// <param name="folded">Whether the runs differ by folds: those are of balanced rows, while each seed balances by
    /// itself, as its run alone would.</param>
    public static SeriesData Load(Recipe recipe, bool folded)
    {
        var options = recipe.Data;
        if (options.Train is null)
            throw new InvalidInputException("data.train", "a training file", "none",
                "add --train FILE, or name it in the recipe");
        var all = DataSet.Load(options.Train, options);
        var labels = LabelSet.From(all, options);
        if (folded) all = UnderSampling.BeforeSplit(all, options, recipe.Training.Seed);
        return new SeriesData(all, Read(options.Validation), Read(options.Test), labels);

        DataSet? Read(string? path) => path is null ? null : DataSet.Load(path, options);
    }

    /// <summary>The splits of a seed.</summary>
    public PreparedData OfSeed(Recipe recipe) =>
        PreparedData.Divide(UnderSampling.BeforeSplit(All, recipe.Data, recipe.Training.Seed), Validation, Test, Labels,
            recipe.Data, recipe.Training.Seed);

    /// <summary>The splits whose test is a fold.</summary>
    public PreparedData OfFold(Recipe recipe, IReadOnlyList<int> rows)
    {
        var tested = rows.ToHashSet();
        return PreparedData.Divide(
            All.Take(Enumerable.Range(0, All.Examples.Count).Where(row => !tested.Contains(row))), Validation,
            All.Take(rows), Labels, recipe.Data, recipe.Training.Seed);
    }
}
