using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Tuning;

/// <summary>One run of a sweep or a search: some settings, and the recipe that they make.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Settings">The values in YAML by path.</param>
/// <param name="Recipe">The recipe; null if the values make none.</param>
/// <param name="Problems">Why they make none; empty if they do.</param>
internal sealed record Trial(int Number, OrderedDictionary<string, string> Settings, Recipe? Recipe,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>The name of its directory: <c>trial-1</c>.</summary>
    public string Name => FormattableString.Invariant($"trial-{Number}");

    /// <summary>Puts settings over a recipe.</summary>
    /// <param name="number">The trial's number, from 1.</param>
    /// <param name="yaml">The recipe, with every value written out.</param>
    /// <param name="settings">The values in YAML by path.</param>
    public static Trial Of(int number, string yaml, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var values = new OrderedDictionary<string, string>(settings);
        try
        {
            return new Trial(number, values,
                RecipeFile.Parse(yaml, "the recipe", values.Select(pair => $"{pair.Key}={pair.Value}")), []);
        }
        catch (InvalidInputException error)
        {
            return new Trial(number, values, null, error.Problems);
        }
    }
}
