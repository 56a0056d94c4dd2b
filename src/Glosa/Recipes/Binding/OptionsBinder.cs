using System.Collections;

namespace Glosa.Recipes.Binding;

/// <summary>Turns nodes into options, and collects every mistake on the way.</summary>
/// <remarks><c>choicesOf</c> gives the records that <c>type</c> can choose, by name, for an abstract record;
/// <c>ignoredKeys</c> are known at the top but belong to no option.</remarks>
internal sealed class OptionsBinder(
    ProblemList problems,
    Func<Type, IReadOnlyDictionary<string, Type>> choicesOf,
    IReadOnlyList<string> ignoredKeys)
{
    private readonly OptionWords _words = new(choicesOf);
    private IReadOnlyList<OptionGroup> _groups = [];

    /// <summary>The options a document describes; what is wrong in it keeps its default.</summary>
    /// <remarks>Messages name the options below <c>path</c>.</remarks>
    public T Bind<T>(MappingNode document, string path = "")
        where T : class, new()
    {
        _groups = [.. OptionGroup.AllOf(typeof(T), choicesOf)];
        var binder = new RecordBinder(this, problems, choicesOf, _words, ignoredKeys);
        return (T)binder.Bind(document, typeof(T), new T(), new Spot(document.Place, path))!;
    }

    /// <summary>Where an option of this name is, for one that was written elsewhere.</summary>
    public string? PathOf(string key) => _groups
        .Where(group => Option.Of(group.Record).Any(option => option.Key == key))
        .Select(group => OptionPath.Append(group.Path, key))
        .FirstOrDefault();

    /// <summary>The value of an option, checked against its limits; false if a problem was told.</summary>
    /// <remarks><c>fallback</c> holds where the file says nothing.</remarks>
    public bool TryBind(Node node, Option option, Spot spot, object? fallback, out object? value)
    {
        var before = problems.Count;
        value = BindValue(node, option.Type, option, spot, fallback);
        if (problems.Count == before && value is not null)
            Check(value, option, isItem: false, node, spot);
        return problems.Count == before;
    }

    private object? BindValue(Node node, OptionType type, Option option, Spot spot, object? fallback)
    {
        if (node is ScalarNode { IsNull: true } nothing && type.Nullable)
            return null;
        var isItem = type != option.Type;
        var expected = isItem ? _words.ExpectedItem(option) : _words.Expected(option);
        if (node is ScalarNode { IsNull: true } empty && (type.Kind is not OptionKind.Text || empty.Text is ""))
        {
            problems.Add(spot, expected, empty.Found, Advice.ForNull(type, isItem ? null : fallback));
            return null;
        }

        if (type.Kind is OptionKind.Record)
            return new RecordBinder(this, problems, choicesOf, _words, []).Bind(node, type.Clr, fallback, spot);
        if (type.Kind is OptionKind.List && node is ListNode list)
            return BindList(list, type, option, spot);
        if (type.Kind is OptionKind.Map && node is MappingNode mapping)
            return BindMap(mapping, type, option, spot);
        var value = node is ScalarNode scalar ? ScalarParser.Parse(scalar, type) : null;
        if (value is null)
        {
            var advice = Advice.ForWrongType(node, type, expected, isItem ? null : spot.Key, fallback);
            problems.Add(spot, expected, node.Found, advice);
        }

        return value;
    }

    private Array BindList(ListNode list, OptionType type, Option option, Spot spot)
    {
        var items = Array.CreateInstance(type.Element!.Clr, list.Items.Count);
        foreach (var (index, node) in list.Items.Index())
        {
            if (BindItem(node, type.Element, option, spot.Into($"{index}", node.Place)) is { } item)
                items.SetValue(item, index);
        }

        return items;
    }

    private IDictionary BindMap(MappingNode mapping, OptionType type, Option option, Spot spot)
    {
        var values = (IDictionary)Activator.CreateInstance(type.Clr)!;
        foreach (var entry in mapping.Entries)
        {
            if (BindItem(entry.Value, type.Element!, option, spot.Into(entry.Key, entry.Place)) is { } value)
                values.Add(entry.Key, value);
        }

        return values;
    }

    private object? BindItem(Node node, OptionType type, Option option, Spot spot)
    {
        var before = problems.Count;
        var item = BindValue(node, type, option, spot, fallback: null);
        if (problems.Count == before && item is not null)
            Check(item, option, isItem: true, node, spot);
        return item;
    }

    private void Check(object value, Option option, bool isItem, Node node, Spot spot)
    {
        var isCollection = option.Type.Kind is OptionKind.List or OptionKind.Map;
        var limits = isCollection
            ? option.Limits.Where(limit => OptionLimits.LimitsItems(limit) == isItem) : option.Limits;
        if (limits.All(limit => OptionLimits.Holds(limit, value)))
            return;
        var expected = isItem ? _words.ExpectedItem(option) : _words.Expected(option);
        problems.Add(spot, expected, node.Found, $"Change {spot.Key} to {expected}.");
    }
}
