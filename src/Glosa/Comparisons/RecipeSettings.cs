using Glosa.Recipes.Binding;
using Glosa.Training;

namespace Glosa.Comparisons;

/// <summary>The settings of a recipe by path, as a run wrote them.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="SelectBy">By what the best epoch is chosen.</param>
/// <param name="Values">Values in YAML on one line; mappings are taken apart, lists are not.</param>
internal sealed record RecipeSettings(string Name, SelectionMetric SelectBy, IReadOnlyDictionary<string, string> Values)
{
    // What changes nothing of the model: words about it, and the classifier beside it.
    private static readonly string[] s_aside = ["name", "description", "source", "reported", "baseline"];

    /// <summary>Reads a recipe's file.</summary>
    /// <exception cref="Errors.InvalidInputException">It cannot be read.</exception>
    public static RecipeSettings Load(string path)
    {
        var problems = new ProblemList();
        var document = RecipeText.Document(RecipeText.Read(path), path, problems);
        problems.ThrowIfAny();
        var values = new OrderedDictionary<string, string>();
        foreach (var entry in document.Entries.Where(entry => !s_aside.Contains(entry.Key))) Add(entry.Key, entry.Value);
        return new((document.Find("name")?.Value as ScalarNode)?.Text ?? "",
            Enum.GetValues<SelectionMetric>().FirstOrDefault(
                metric => OptionNames.Of($"{metric}") == values.GetValueOrDefault("training.select_by")), values);

        void Add(string at, Node node)
        {
            if (node is not MappingNode { Entries.Count: > 0 } mapping) values[at] = NodeWriter.Flow(node);
            else
                foreach (var entry in mapping.Entries) Add(OptionPath.Append(at, entry.Key), entry.Value);
        }
    }

    /// <summary>The paths of settings that are not the same in all recipes, in the recipes' order.</summary>
    public static IReadOnlyList<string> Differing(IReadOnlyList<RecipeSettings> recipes) =>
        [.. recipes.SelectMany(recipe => recipe.Values.Keys).Distinct()
            .Where(path => recipes.Select(recipe => recipe.Values.GetValueOrDefault(path)).Distinct().Count() > 1)];
}
