using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Glosa.Recipes.Binding;

/// <summary>One setting of an options record.</summary>
internal sealed record Option(string Key, PropertyInfo Property, OptionType Type)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Option>> Known = [];

    /// <summary>What it does, in a sentence; null where no one wrote it.</summary>
    public string? Description => Attributes<DescriptionAttribute>().FirstOrDefault()?.Description;

    public IReadOnlyList<ValidationAttribute> Limits => field ??= [.. Attributes<ValidationAttribute>()];

    public bool IsRequired => Limits.Any(limit => limit is RequiredAttribute);

    /// <summary>The settings of a record: those of its base first, then in the order declared.</summary>
    public static IReadOnlyList<Option> Of(Type record) => Known.GetOrAdd(record, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => (Property: property, Declared: property.GetMethod!.GetBaseDefinition()))
            .OrderBy(pair => Depth(pair.Declared.DeclaringType!))
            .ThenBy(pair => pair.Declared.MetadataToken)
            .Select(pair => pair.Property)
            .Select(property => new Option(OptionNames.Of(property.Name), property, OptionType.Of(property))),
    ]);

    // Those of the property it overrides count too, which PropertyInfo's own method would leave out.
    private IEnumerable<T> Attributes<T>()
        where T : Attribute =>
        Attribute.GetCustomAttributes(Property, typeof(T), inherit: true).Cast<T>();

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);
}
