using Glosa.Errors;
using Glosa.Recipes.Binding;

namespace Glosa.Tuning;

/// <summary>What a recipe says below a key of its own, by paths of settings, with what was given beside it.</summary>
internal static class NamedNodes
{
    /// <summary>The nodes by path; those given beside the recipe replace its own.</summary>
    /// <param name="mapping">The node below the key, or null if the recipe has none.</param>
    /// <param name="path">The key's path, for messages.</param>
    /// <param name="more">Settings as <c>path=value</c>, the value in YAML.</param>
    /// <param name="option">The option that gave them.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static OrderedDictionary<string, (Spot Spot, Node Value)> Of(
        MappingEntry? mapping, string path, IEnumerable<string> more, string option, ProblemList problems)
    {
        var nodes = new OrderedDictionary<string, (Spot, Node)>();
        if (mapping?.Value is MappingNode named)
            foreach (var (key, place, value) in named.Entries)
                nodes[key] = (new Spot(place, $"{path}.{key}", key), value);
        else if (mapping is not null)
            problems.Add(new Spot(mapping.Place, path), "a mapping from paths of settings to values",
                mapping.Value.Found, "Write each path on a line of its own below it: model.heads: [1, 2, 4]");
        var given = new Place(option, null);
        foreach (var text in more)
            if (OptionPath.CutAssignment(text) is not var (key, yaml))
                problems.Add(new Spot(given, text), "a path, an equals sign and values", "no equals sign behind a path",
                    "Write it as model.heads=[1, 2, 4]");
            else if (Assignments.ReadValue(key, yaml, problems) is { } value)
                nodes[key] = (new Spot(given, key, key), value);
        return nodes;
    }

    /// <summary>The values of a list, each in YAML; null if a problem was told.</summary>
    public static IReadOnlyList<string>? Values(Spot spot, Node value, ProblemList problems)
    {
        if (value is ListNode { Items.Count: > 0 } list) return [.. list.Items.Select(NodeWriter.Flow)];
        problems.Add(spot, "a list of values", value.Found,
            $"Put the values in brackets: {spot.Key}: [{(value is ScalarNode { Text: not "" } ? NodeWriter.Flow(value) : "1, 2, 4")}]");
        return null;
    }
}
