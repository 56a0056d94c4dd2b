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
    public string? Description =>
        ((DescriptionAttribute?)Attribute.GetCustomAttribute(Property, typeof(DescriptionAttribute), inherit: true))?.Description;

    public IReadOnlyList<ValidationAttribute> Limits { get; } =
        [.. Attribute.GetCustomAttributes(Property, typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>()];

    public bool IsRequired => Limits.Any(limit => limit is RequiredAttribute);

    /// <summary>The settings of a record: those of its base first, then in the order declared.</summary>
    public static IReadOnlyList<Option> Of(Type record) => Known.GetOrAdd(record, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => (Property: property, Declared: property.GetMethod!.GetBaseDefinition()))
            .OrderBy(pair => Depth(pair.Declared.DeclaringType!))
            .ThenBy(pair => pair.Declared.MetadataToken)
            .Select(pair => new Option(OptionNames.Of(pair.Property.Name), pair.Property, OptionType.Of(pair.Property))),
    ]);

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);
}
