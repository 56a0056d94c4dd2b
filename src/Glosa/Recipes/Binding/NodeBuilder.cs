using System.Collections;
using System.Globalization;

namespace Glosa.Recipes.Binding;

/// <summary>Turns options into nodes, with every value written out.</summary>
internal static class NodeBuilder
{
    private static readonly Place Nowhere = new("", null);

    public static Node Of(object? value) => value switch
    {
        null => Plain("null"),
        string text => new ScalarNode(Nowhere, text, Plain: false),
        bool flag => Plain(flag ? "true" : "false"),
        double number => Plain(Number(number)),
        int or long => Plain(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        Enum => Plain(OptionNames.Of(value.ToString()!)),
        IEnumerable items when OfMap(items) is { } map => map,
        IEnumerable items => new ListNode(Nowhere, [.. items.Cast<object?>().Select(Of)]),
        _ => OfRecord(value),
    };

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static MappingNode OfRecord(object record)
    {
        var options = Option.Of(record.GetType())
            .Select(option => new MappingEntry(option.Key, Nowhere, Of(option.Property.GetValue(record))));
        return new(Nowhere, BuiltIns.NameOf(record.GetType()) is { } name
            ? [new MappingEntry("type", Nowhere, Plain(name)), .. options]
            : [.. options]);
    }

    private static MappingNode? OfMap(IEnumerable items)
    {
        var map = items.GetType().GetInterfaces().FirstOrDefault(type =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
        if (map is null)
            return null;
        var pair = typeof(KeyValuePair<,>).MakeGenericType(map.GetGenericArguments());
        return new(Nowhere, [.. items.Cast<object>().Select(item => new MappingEntry(
            (string)pair.GetProperty("Key")!.GetValue(item)!,
            Nowhere,
            Of(pair.GetProperty("Value")!.GetValue(item))))]);
    }

    private static ScalarNode Plain(string text) => new(Nowhere, text, Plain: true);
}
