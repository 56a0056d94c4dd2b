using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Recipes.Binding;

namespace Glosa.Sweeps;

/// <summary>One setting of a sweep, and the values that it takes.</summary>
/// <param name="Path">The setting's path in the recipe, such as <c>model.heads</c>.</param>
/// <param name="Values">The values, each in YAML on one line.</param>
public sealed record SweepAxis(string Path, IReadOnlyList<string> Values)
{
    /// <summary>The key under which a recipe names its axes.</summary>
    internal const string Key = "sweep";

    /// <summary>The axes of a recipe, and those given beside it; the latter replace what the recipe says of the same
    /// path.</summary>
    /// <param name="recipe">A recipe file; its <c>sweep</c> maps paths to lists of values.</param>
    /// <param name="more">Axes as <c>path=[value, value]</c>.</param>
    /// <exception cref="InvalidInputException">There is no axis, or one is no list; all mistakes are told.</exception>
    internal static IReadOnlyList<SweepAxis> Of(string recipe, IEnumerable<string> more)
    {
        var problems = new ProblemList();
        var axes = new OrderedDictionary<string, SweepAxis>();
        var document = RecipeText.Document(RecipeText.Read(recipe), recipe, problems);
        var named = document.Find(Key);
        if (named?.Value is MappingNode mapping)
            foreach (var (path, place, value) in mapping.Entries)
                Add(new Spot(place, $"{Key}.{path}"), path, value);
        else if (named is { Value.Found: var found, Place: var at })
            problems.Add(new Spot(at, Key), "a mapping from paths to lists of values", found,
                "Write each path on a line of its own below it: model.heads: [1, 2, 4]");
        foreach (var text in more)
            if (OptionPath.CutAssignment(text) is not var (path, yaml))
                problems.Add(new Spot(Given, text), "a path, an equals sign and a list", "no equals sign behind a path",
                    "Write it as model.heads=[1, 2, 4]");
            else if (Assignments.ReadValue(path, yaml, problems) is { } value)
                Add(new Spot(Given, path), path, value);
        if (problems.Count == 0 && axes.Count == 0)
            problems.Add(new Spot(new Place(recipe, null), Key), "settings to vary", "none",
                "name them in the recipe, sweep: {model.heads: [1, 2, 4]}, or by --vary 'model.heads=[1, 2, 4]'");
        problems.ThrowIfAny();
        return [.. axes.Values];

        void Add(Spot spot, string path, Node value)
        {
            if (value is ListNode { Items.Count: > 0 } list)
                axes[path] = new SweepAxis(path, [.. list.Items.Select(NodeWriter.Flow)]);
            else
                problems.Add(spot, "a list of values", value.Found, $"Put the values in brackets: {path}: [{Shown(value)}]");
        }
    }

    private static Place Given { get; } = new("--vary", null);

    private static string Shown(Node value) => value is ScalarNode { Text: not "" } ? NodeWriter.Flow(value) : "1, 2, 4";
}
