namespace Glosa.Recipes.Binding;

/// <summary>Says in words what an option takes.</summary>
internal sealed class OptionWords(Func<Type, IReadOnlyDictionary<string, Type>> choicesOf)
{
    /// <summary>Type and limits: "a whole number from 1 to 9, or null".</summary>
    public string Expected(Option option) =>
        $"{One(option.Type)} {Limits(option)}".TrimEnd() + (option.Type.Nullable ? ", or null" : "");

    /// <summary>The limits as they follow the type; empty where there are none.</summary>
    public string Limits(Option option) => string.Join(' ', option.Limits
        .OrderBy(limit => !OptionLimits.LimitsItems(limit))
        .Select(limit => OptionLimits.Describe(limit, option.Type.Kind))
        .Where(words => words is not ""));

    /// <summary>The same for an item of a list or a map.</summary>
    public string ExpectedItem(Option option) => string.Join(' ', option.Limits
        .Where(OptionLimits.LimitsItems)
        .Select(limit => OptionLimits.Describe(limit, option.Type.Element!.Kind))
        .Prepend(One(option.Type.Element!)));

    public string One(OptionType type) => type.Kind switch
    {
        OptionKind.Text => "a text",
        OptionKind.Flag => "true or false",
        OptionKind.Whole => "a whole number",
        OptionKind.Number => "a number",
        OptionKind.Enum => $"one of {string.Join(", ", OptionNames.OfEnum(type.Clr).Keys)}",
        OptionKind.List => $"a list of {Many(type.Element!)}",
        OptionKind.Map => $"a mapping from names to {Many(type.Element!)}",
        _ when type.IsChosen => $"a mapping whose type is one of {string.Join(", ", choicesOf(type.Clr).Keys)}",
        _ => "a mapping of options",
    };

    private string Many(OptionType type) => type.Kind switch
    {
        OptionKind.Text => "texts",
        OptionKind.Whole => "whole numbers",
        OptionKind.Number => "numbers",
        OptionKind.List => $"lists of {Many(type.Element!)}",
        OptionKind.Map or OptionKind.Record => "mappings",
        _ => $"values, each {One(type)}",
    };
}
