using YamlDotNet.Core;

namespace Glosa.Recipes.Binding;

/// <summary>Values for paths, to be put over what a recipe says: <c>--set</c> and <c>when_faithful</c>.</summary>
internal sealed class Assignments
{
    public const string WhenFaithful = "when_faithful";

    private readonly List<(IReadOnlyList<string> Path, Node Value, Place Place)> _assignments = [];

    /// <summary>Reads <c>path=value</c>, the value in YAML.</summary>
    public static Assignments OfOverrides(IEnumerable<string> overrides, ProblemList problems)
    {
        var assignments = new Assignments();
        foreach (var text in overrides)
        {
            if (OptionPath.CutAssignment(text) is not var (path, yaml))
            {
                problems.Add(new Spot(Place.Override, text), "a path, an equals sign and a value",
                    "no equals sign behind a path",
                    $"Write it as {(text.StartsWith('=') ? "training.epochs" : text)}=VALUE");
            }
            else if (ReadValue(path, yaml, problems) is { } value)
            {
                assignments.Add(path, value, Place.Override, problems);
            }
        }

        return assignments;
    }

    /// <summary>Reads the recipe's <c>when_faithful</c>; empty where it has none.</summary>
    public static Assignments OfWhenFaithful(MappingNode document, ProblemList problems)
    {
        var assignments = new Assignments();
        if (document.Find(WhenFaithful) is not { } entry)
            return assignments;
        if (entry.Value is not MappingNode mapping)
        {
            problems.Add(new Spot(entry.Place, WhenFaithful), "a mapping from paths to values", entry.Value.Found,
                "Write paths and values below it, each on its own line: training.epochs: 3");
            return assignments;
        }

        foreach (var (path, place, value) in mapping.Entries)
            assignments.Add(path, value, place, problems);
        return assignments;
    }

    public MappingNode ApplyTo(MappingNode document) => _assignments.Aggregate(document,
        (result, assignment) => result.With(assignment.Path, assignment.Value, assignment.Place));

    /// <summary>Reads the value of <c>path=value</c>, which is YAML; null if a problem was told.</summary>
    public static Node? ReadValue(string path, string yaml, ProblemList problems)
    {
        try
        {
            return NodeReader.Read(yaml, path, _ => Place.Override, problems)
                ?? new ScalarNode(Place.Override, "", Plain: true);
        }
        catch (YamlException error)
        {
            problems.Add(new Spot(Place.Override, path), "a value in YAML", RecipeText.SyntaxError(error),
                $"Correct the value; put a text with special characters in double quotes: '{path}=\"…\"'");
            return null;
        }
    }

    private void Add(string path, Node value, Place place, ProblemList problems)
    {
        var keys = OptionPath.Split(path);
        if (keys is null)
        {
            problems.Add(new Spot(place, path), "keys with dots between them", path,
                "Write the path as training.epochs; put a key with a dot or a blank in double quotes.");
        }
        else if (keys[0] is WhenFaithful || (place.Line is not null && path is "faithful"))
        {
            problems.Add(new Spot(place, path), $"an option that {WhenFaithful} can set", path,
                place.Line is null ? "Set the option itself: --set wins over the recipe." : $"Remove {path}.");
        }
        else
        {
            _assignments.Add((keys, value, place));
        }
    }
}
