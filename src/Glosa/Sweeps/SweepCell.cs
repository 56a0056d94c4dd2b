using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Sweeps;

/// <summary>One cell of a sweep's grid: a value for each axis, and the recipe that they make.</summary>
/// <param name="Name">The name of its run: <c>cell-1</c>.</param>
/// <param name="Settings">The values in YAML by path, in the order of the axes.</param>
/// <param name="Recipe">The recipe; null if the values make none.</param>
/// <param name="Problems">Why they make none; empty if they do.</param>
internal sealed record SweepCell(string Name, OrderedDictionary<string, string> Settings, Recipe? Recipe,
    IReadOnlyList<Problem> Problems)
{
    private const int Most = 1000;

    /// <summary>All cells of the grid; the last axis runs fastest.</summary>
    /// <param name="recipe">What all cells share.</param>
    /// <param name="axes">What they differ in.</param>
    /// <exception cref="InvalidInputException">There are too many, or none of them makes a recipe.</exception>
    public static IReadOnlyList<SweepCell> AllOf(Recipe recipe, IReadOnlyList<SweepAxis> axes)
    {
        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        if (count > Most)
            throw new InvalidInputException(SweepAxis.Key, $"at most {Most} cells", $"{count:N0}",
                "name fewer values, or sweep the settings one after the other");
        var yaml = RecipeWriter.Write(recipe);
        IEnumerable<string[]> grid = [[]];
        foreach (var axis in axes)
            grid = grid.SelectMany(_ => axis.Values, (values, value) => (string[])[.. values, value]);
        SweepCell[] cells = [.. grid.Select((values, index) => Of($"cell-{index + 1}", yaml, axes, values))];
        return cells.Any(cell => cell.Recipe is not null) ? cells
            : throw new InvalidInputException([.. cells.SelectMany(cell => cell.Problems).Distinct()]);
    }

    private static SweepCell Of(string name, string yaml, IReadOnlyList<SweepAxis> axes, string[] values)
    {
        var settings = new OrderedDictionary<string, string>(
            axes.Zip(values, (axis, value) => KeyValuePair.Create(axis.Path, value)));
        try
        {
            return new SweepCell(name, settings,
                RecipeFile.Parse(yaml, "the sweep's recipe", settings.Select(pair => $"{pair.Key}={pair.Value}")), []);
        }
        catch (InvalidInputException error)
        {
            return new SweepCell(name, settings, null, error.Problems);
        }
    }
}
