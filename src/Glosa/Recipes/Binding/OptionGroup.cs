namespace Glosa.Recipes.Binding;

/// <summary>The options of one record, at one path of a recipe.</summary>
/// <remarks><c>Choice</c> is the <c>type</c> that chooses the record; <c>IsDefault</c> tells whether it is chosen
/// where the recipe says nothing.</remarks>
internal sealed record OptionGroup(string Path, Type Record, object Defaults, string? Choice, bool IsDefault)
{
    /// <summary>All groups from a record down, each before those inside it.</summary>
    public static IEnumerable<OptionGroup> AllOf(Type root, Func<Type, IReadOnlyDictionary<string, Type>> choicesOf) =>
        Within(new OptionGroup("", root, Activator.CreateInstance(root)!, null, IsDefault: true), choicesOf);

    private static IEnumerable<OptionGroup> Within(
        OptionGroup group, Func<Type, IReadOnlyDictionary<string, Type>> choicesOf) =>
        Option.Of(group.Record)
            .Where(option => RecordOf(option.Type) is not null)
            .SelectMany(option => Of(option, group, choicesOf))
            .SelectMany(inner => Within(inner, choicesOf))
            .Prepend(group);

    private static IEnumerable<OptionGroup> Of(
        Option option, OptionGroup group, Func<Type, IReadOnlyDictionary<string, Type>> choicesOf)
    {
        var record = RecordOf(option.Type)!;
        var path = OptionPath.Append(group.Path, option.Key);
        var value = option.Type.Kind is OptionKind.Record ? option.Property.GetValue(group.Defaults) : null;
        return record.IsAbstract
            ? choicesOf(record).Select(choice => value?.GetType() == choice.Value
                ? new OptionGroup(path, choice.Value, value, choice.Key, IsDefault: true)
                : new OptionGroup(path, choice.Value,
                    Activator.CreateInstance(choice.Value)!, choice.Key, IsDefault: false))
            : [new OptionGroup(path, record, value ?? Activator.CreateInstance(record)!, null, IsDefault: true)];
    }

    private static Type? RecordOf(OptionType type) => type.Kind switch
    {
        OptionKind.Record => type.Clr,
        OptionKind.List or OptionKind.Map => RecordOf(type.Element!),
        _ => null,
    };
}
