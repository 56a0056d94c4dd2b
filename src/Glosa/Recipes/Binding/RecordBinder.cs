using Glosa.Errors;

namespace Glosa.Recipes.Binding;

/// <summary>Turns a mapping into an options record.</summary>
internal sealed class RecordBinder(
    OptionsBinder values,
    ProblemList problems,
    Func<Type, IReadOnlyDictionary<string, Type>> choicesOf,
    OptionWords words,
    IReadOnlyList<string> ignoredKeys)
{
    private const string TypeKey = "type";

    /// <summary>The record, or null where it cannot be told which one is meant.</summary>
    /// <remarks>Keys that are not written take their values from <c>fallback</c>, if it is of the same type.</remarks>
    public object? Bind(Node node, Type declared, object? fallback, Spot spot)
    {
        if (node is not MappingNode mapping)
        {
            var isName = node is ScalarNode scalar && declared.IsAbstract
                && choicesOf(declared).ContainsKey(scalar.Text);
            problems.Add(spot, words.One(new OptionType(OptionKind.Record, declared, false, null)), node.Found, isName
                ? $"Write {spot.Key}: {{type: {node.Found}}}"
                : $"Write the options of {spot.Key} below it, each on its own line: name: value");
            return null;
        }

        if (!declared.IsAbstract)
            return BindAs(declared, mapping, fallback, spot,
                new Keys("", [], ignoredKeys, new Dictionary<string, Type>()));
        return Choose(mapping, declared, fallback, spot) is { } chosen
            ? BindAs(chosen.Type, mapping, fallback, spot,
                new Keys($" of {chosen.Name}", [TypeKey], [], choicesOf(declared)))
            : null;
    }

    private (string Name, Type Type)? Choose(MappingNode mapping, Type declared, object? fallback, Spot spot)
    {
        var choices = choicesOf(declared);
        var expected = $"one of {string.Join(", ", choices.Keys)}";
        if (mapping.Find(TypeKey) is not { } entry)
        {
            if (choices.FirstOrDefault(choice => choice.Value == fallback?.GetType())
                is { Key: { } name, Value: { } type })
                return (name, type);
            problems.Add(spot.Into(TypeKey, spot.Place), expected, "nothing",
                $"Add {TypeKey} to {spot.Key}, as in {TypeKey}: {choices.Keys.First()}");
            return null;
        }

        if (entry.Value is ScalarNode scalar && choices.TryGetValue(scalar.Text, out var chosen))
            return (scalar.Text, chosen);
        problems.Add(spot.Into(TypeKey, entry.Place), expected, entry.Value.Found, entry.Value is ScalarNode unknown
            ? Advice.ForUnknownName(unknown.Text, choices.Keys)
            : $"Write one name, as in {TypeKey}: {choices.Keys.First()}");
        return null;
    }

    private object BindAs(Type type, MappingNode mapping, object? fallback, Spot spot, Keys keys)
    {
        var before = problems.Count;
        var made = Activator.CreateInstance(type)!;
        var defaults = fallback?.GetType() == type ? fallback : made;
        var options = Option.Of(type);
        TellUnknownKeys(mapping, [.. keys.Before, .. options.Select(option => option.Key), .. keys.After], spot, keys);
        foreach (var option in options)
            option.Property.SetValue(made, BindOption(option, mapping, option.Property.GetValue(defaults), spot));
        if (problems.Count == before && made is IChecksItself self)
            TellContradictions(self, mapping, spot);
        return made;
    }

    private object? BindOption(Option option, MappingNode mapping, object? fallback, Spot spot)
    {
        if (mapping.Find(option.Key) is { } entry)
        {
            return values.TryBind(entry.Value, option, spot.Into(option.Key, entry.Place), fallback, out var value)
                ? value
                : fallback;
        }

        var missing = spot.Into(option.Key, spot.Place);
        if (option.IsRequired && fallback is null or "")
            problems.Add(missing, words.Expected(option), "nothing", option.Type.IsChosen
                ? $"Add {option.Key}: {{type: {choicesOf(option.Type.Clr).Keys.First()}}}"
                : $"Add {option.Key}: it has no default.");
        else if (option.Type.Kind is OptionKind.Record && fallback is not null)
            return Bind(new MappingNode(spot.Place, []), option.Type.Clr, fallback, missing);
        return fallback;
    }

    private void TellUnknownKeys(MappingNode mapping, IReadOnlyList<string> known, Spot spot, Keys keys)
    {
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            var at = spot.Into(entry.Key, entry.Place);
            var types = keys.Choices.Where(choice => Option.Of(choice.Value).Any(option => option.Key == entry.Key));
            problems.Add(at, $"an option{keys.Whose}: {string.Join(", ", known)}", entry.Key, true switch
            {
                _ when types.Any() =>
                    $"Remove {at.Key}, or choose a type that has it: "
                        + $"{string.Join(", ", types.Select(choice => choice.Key))}.",
                _ when values.PathOf(entry.Key) is { } path => $"Move it: it belongs at {path}.",
                _ when Suggestion.Nearest(entry.Key, known) is { } nearest => $"Did you mean {nearest}?",
                _ => $"Remove {at.Key}.",
            });
        }
    }

    private void TellContradictions(IChecksItself self, MappingNode mapping, Spot spot)
    {
        foreach (var (path, expected, found, whatToDo) in self.Check())
        {
            var at = spot;
            Node? inner = mapping;
            foreach (var key in OptionPath.Split(path) ?? [])
            {
                var entry = (inner as MappingNode)?.Find(key);
                at = at.Into(key, entry?.Place ?? at.Place);
                inner = entry?.Value;
            }

            problems.Add(at, expected, found, whatToDo);
        }
    }

    // Which keys a mapping may have beside its options, and which other records it could have chosen.
    private sealed record Keys(
        string Whose,
        IReadOnlyList<string> Before,
        IReadOnlyList<string> After,
        IReadOnlyDictionary<string, Type> Choices);
}
