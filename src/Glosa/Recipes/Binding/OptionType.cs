using System.Reflection;

namespace Glosa.Recipes.Binding;

internal enum OptionKind
{
    Text,
    Flag,
    Whole,
    Number,
    Enum,
    List,
    Map,
    Record,
}

/// <summary>The type of an option, as recipes see it.</summary>
/// <remarks><c>Clr</c> is the type to make, without nullability;
/// <c>Element</c> is what a list or a map holds.</remarks>
internal sealed record OptionType(OptionKind Kind, Type Clr, bool Nullable, OptionType? Element)
{
    public static OptionType Of(PropertyInfo property) => Of(
        property.PropertyType,
        !property.PropertyType.IsValueType
            && new NullabilityInfoContext().Create(property).WriteState is NullabilityState.Nullable);

    /// <summary>Whether <c>type</c> chooses the record.</summary>
    public bool IsChosen => Kind is OptionKind.Record && Clr.IsAbstract;

    private static OptionType Of(Type type, bool nullable)
    {
        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, nullable: true);
        if (type == typeof(string))
            return new(OptionKind.Text, type, nullable, null);
        if (type == typeof(bool))
            return new(OptionKind.Flag, type, nullable, null);
        if (type == typeof(int) || type == typeof(long))
            return new(OptionKind.Whole, type, nullable, null);
        if (type == typeof(double))
            return new(OptionKind.Number, type, nullable, null);
        if (type.IsEnum)
            return new(OptionKind.Enum, type, nullable, null);
        if (!type.IsGenericType)
            return new(OptionKind.Record, type, nullable, null);

        var arguments = type.GetGenericArguments();
        var element = Of(arguments[^1], nullable: false);
        return arguments.Length == 1
            ? Collection(OptionKind.List, element.Clr.MakeArrayType())
            : Collection(OptionKind.Map, typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), element.Clr));

        OptionType Collection(OptionKind kind, Type made) => made.IsAssignableTo(type)
            ? new OptionType(kind, made, nullable, element)
            : throw new NotSupportedException($"An option cannot be a {type}.");
    }
}
