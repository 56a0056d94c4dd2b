using Glosa.Errors;

namespace Glosa.Recipes.Binding;

/// <summary>What to do about a value that does not fit.</summary>
internal static class Advice
{
    public static string ForNull(OptionType type, object? fallback) => (fallback, type.Kind) switch
    {
        (null, _) => "Write a value after the colon.",
        (_, OptionKind.Text) => "Write a value after the colon (\"\" is the empty text), or remove the key.",
        (_, OptionKind.Record or OptionKind.Map or OptionKind.List) => "Write its content below it, or remove the key.",
        _ => "Write a value after the colon, or remove the key: "
            + $"the default is {NodeWriter.Flow(NodeBuilder.Of(fallback))}.",
    };

    /// <remarks>The key is null for an item of a list or a map.</remarks>
    public static string ForWrongType(Node node, OptionType type, string expected, string? key, object? fallback)
    {
        var before = key is null ? "" : $"{key}: ";
        return (node, type.Kind) switch
        {
            (ScalarNode { Plain: false } quoted, _) when Parses(quoted.Text, type) =>
                $"Remove the quotes: {before}{quoted.Text}",
            (ScalarNode scalar, OptionKind.Enum) => ForUnknownName(scalar.Text, OptionNames.OfEnum(type.Clr).Keys),
            (ScalarNode scalar, OptionKind.Flag) when FlagOf(scalar.Text) is { } flag => $"Write {before}{flag}",
            (ScalarNode scalar, OptionKind.Number) when Parses(scalar.Text.Replace(',', '.'), type) =>
                $"Write a decimal point: {before}{scalar.Text.Replace(',', '.')}",
            (ScalarNode, OptionKind.List) => $"Put it in brackets: {before}[{NodeWriter.Flow(node)}]",
            (_, OptionKind.List) => $"Write the items in brackets: {before}[first, second]",
            (_, OptionKind.Map) => $"Write names and values below {key}, each on its own line: name: value",
            _ when fallback is null or string => $"Write {expected}.",
            _ => $"Write {expected}, as in {before}{NodeWriter.Flow(NodeBuilder.Of(fallback))}",
        };
    }

    /// <summary>The nearest name, or the names there are.</summary>
    public static string ForUnknownName(string found, IEnumerable<string> known) =>
        Suggestion.Nearest(found, known) is { } nearest
            ? $"Did you mean {nearest}?"
            : $"Choose one of {string.Join(", ", known)}.";

    private static bool Parses(string text, OptionType type) =>
        ScalarParser.Parse(new ScalarNode(Place.Override, text, Plain: true), type) is not null;

    private static string? FlagOf(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "on" or "y" or "1" => "true",
        "no" or "off" or "n" or "0" => "false",
        _ => null,
    };
}
