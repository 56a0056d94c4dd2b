using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Recipes.Binding;

namespace Glosa.Tuning;

/// <summary>The axes of a sweep, and the trials of their grid.</summary>
internal static class SweepAxes
{
    /// <summary>The key under which a recipe names its axes.</summary>
    public const string Key = "sweep";

    private const int MostTrials = 1000;

    /// <summary>The axes of a recipe, and those given beside it; the latter replace what the recipe says of the same
    /// path.</summary>
    /// <param name="recipe">A recipe file; its <c>sweep</c> maps paths to lists of values.</param>
    /// <param name="more">Axes as <c>path=[value, value]</c>.</param>
    /// <exception cref="InvalidInputException">There is no axis, or one is no list; all mistakes are told.</exception>
    public static IReadOnlyList<SweepAxis> Of(string recipe, IEnumerable<string> more)
    {
        var problems = new ProblemList();
        var document = RecipeText.Document(RecipeText.Read(recipe), recipe, problems);
        var axes = new List<SweepAxis>();
        foreach (var (path, (spot, value)) in NamedNodes.Of(document.Find(Key), Key, more, "--vary", problems))
            if (NamedNodes.Values(spot, value, problems) is { } values)
                axes.Add(new SweepAxis(path, values));
        if (problems.Count == 0 && axes.Count == 0)
            problems.Add(new Spot(new Place(recipe, null), Key), "settings to vary", "none",
                "Name them in the recipe, sweep: {model.heads: [1, 2, 4]}, or by --vary 'model.heads=[1, 2, 4]'");
        problems.ThrowIfAny();
        return axes;
    }

    /// <summary>A trial for each cell of the grid; the last axis runs fastest.</summary>
    /// <param name="recipe">What all trials share.</param>
    /// <param name="axes">What they differ in.</param>
    /// <exception cref="InvalidInputException">There are too many, or none of them makes a recipe.</exception>
    public static IReadOnlyList<Trial> Grid(Recipe recipe, IReadOnlyList<SweepAxis> axes)
    {
        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        if (count > MostTrials)
            throw new InvalidInputException(Key, $"at most {MostTrials} trials",
                FormattableString.Invariant($"{count:N0}"), "name fewer values, or vary the settings one after the other");
        var yaml = RecipeWriter.Write(recipe);
        IEnumerable<string[]> grid = [[]];
        foreach (var axis in axes)
            grid = grid.SelectMany(_ => axis.Values, (values, value) => (string[])[.. values, value]);
        Trial[] trials = [.. grid.Select((values, index) => Trial.Of(index + 1, yaml,
            axes.Zip(values, (axis, value) => KeyValuePair.Create(axis.Path, value))))];
        return trials.Any(trial => trial.Recipe is not null) ? trials
            : throw new InvalidInputException([.. trials.SelectMany(trial => trial.Problems).Distinct()]);
    }
}
