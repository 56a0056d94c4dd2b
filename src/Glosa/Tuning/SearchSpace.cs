using Glosa.Data;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Recipes.Binding;

namespace Glosa.Tuning;

/// <summary>What a search varies, and how.</summary>
/// <param name="Options">How it goes about its trials.</param>
/// <param name="Axes">The settings that it varies.</param>
internal sealed record SearchSpace(SearchOptions Options, IReadOnlyList<SearchAxis> Axes)
{
    /// <summary>The key under which a recipe describes its search.</summary>
    public const string Key = "search";

    private const string SpaceKey = "space";
    private const int TriesForEach = 200;

    /// <summary>Reads the search of a recipe.</summary>
    /// <param name="recipe">A recipe file; its <c>search</c> holds <c>space</c> and options.</param>
    /// <param name="overrides">Options of the search that win over the recipe's: <c>trials=10</c>.</param>
    /// <param name="more">Settings to vary beside the recipe's: <c>model.heads=[1, 2, 4]</c>.</param>
    /// <exception cref="InvalidInputException">There is nothing to vary, or something is wrong; all mistakes are
    /// told.</exception>
    public static SearchSpace Of(string recipe, IEnumerable<string> overrides, IEnumerable<string> more)
    {
        var problems = new ProblemList();
        var document = RecipeText.Document(RecipeText.Read(recipe), recipe, problems);
        var entry = document.Find(Key);
        if (entry is { Value: not MappingNode })
            problems.Add(new Spot(entry.Place, Key), "a mapping", entry.Value.Found,
                "Write the options of the search below it: trials: 20, and space with the settings to vary");
        var search = entry?.Value as MappingNode ?? new MappingNode(new Place(recipe, null), []);
        var set = Assignments.OfOverrides(overrides, problems);
        var options = new OptionsBinder(problems, BuiltIns.ChoicesOf, [SpaceKey])
            .Bind<SearchOptions>(set.ApplyTo(search), Key);
        var axes = new List<SearchAxis>();
        foreach (var (path, (spot, value)) in
            NamedNodes.Of(search.Find(SpaceKey), $"{Key}.{SpaceKey}", more, "--vary", problems))
            if (SearchAxis.Of(path, spot, value, problems) is { } axis)
                axes.Add(axis);
        if (problems.Count == 0 && axes.Count == 0)
            problems.Add(new Spot(new Place(recipe, null), $"{Key}.{SpaceKey}"), "settings to vary", "none",
                "Name them in the recipe, search: {space: {model.heads: [1, 2, 4]}}, or by --vary 'model.heads=[1, 2, 4]'");
        problems.ThrowIfAny();
        return new SearchSpace(options, axes);
    }

    /// <summary>Trials drawn by chance, no two alike. A draw that makes no recipe, such as 8 heads on 100 numbers, is
    /// drawn again: so settings may depend on each other.</summary>
    /// <param name="recipe">What all trials share; its seed draws them.</param>
    /// <returns>As many as the options ask for, or fewer where the space holds no more.</returns>
    /// <exception cref="InvalidInputException">No draw makes a recipe.</exception>
    public IReadOnlyList<Trial> Draw(Recipe recipe)
    {
        var (yaml, random) = (RecipeWriter.Write(recipe), RandomStream.Derive(recipe.Training.Seed, "search"));
        var (trials, seen, problems) = (new List<Trial>(), new HashSet<string>(), new HashSet<Problem>());
        for (var tries = 0; trials.Count < Options.Trials && tries < TriesForEach * Options.Trials; tries++)
        {
            KeyValuePair<string, string>[] settings = [.. Axes.Select(axis => KeyValuePair.Create(axis.Path, axis.Draw(random)))];
            if (!seen.Add(string.Join('\n', settings.Select(pair => pair.Value))))
            {
                if (seen.Count >= Size) break;
                continue;
            }
            var trial = Trial.Of(trials.Count + 1, yaml, settings);
            if (trial.Recipe is not null) trials.Add(trial);
            problems.UnionWith(trial.Problems);
        }
        return trials.Count > 0 ? trials : throw new InvalidInputException([.. problems]);
    }

    // Number of cells; endless where a range has no step.
    private double Size => Axes.Aggregate(1.0, (product, axis) => product * (axis.Count ?? double.PositiveInfinity));
}
