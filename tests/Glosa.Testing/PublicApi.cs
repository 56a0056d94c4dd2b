using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glosa.Testing;

/// <summary>An assembly's public and protected members as text, a line each,
/// in an order that does not change.</summary>
public static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler writes for every record says nothing about it.
    private static readonly HashSet<string> s_recordMembers =
        ["<Clone>$", "EqualityContract", "PrintMembers", "Equals", "GetHashCode", "ToString",
            "op_Equality", "op_Inequality"];

    /// <summary>Every public type, each followed by its members.</summary>
    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append($"{Header(type)}\n");
            foreach (var line in Members(type)) text.Append($"    {line}\n");
        }
        return text.ToString();
    }

    private static string Header(Type type)
    {
        IEnumerable<string> parents = [];
        if (!type.IsEnum && !IsDelegate(type))
        {
            parents = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(parent => parent.IsPublic)
                .Where(parent => !IsRecord(type) || !parent.Name.StartsWith("IEquatable", StringComparison.Ordinal))
                .Select(ApiNames.Of).Order(StringComparer.Ordinal);
            if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
                parents = parents.Prepend(ApiNames.Of(parent));
        }
        var list = string.Join(", ", parents);
        return $"{Kind(type)} {ApiNames.Full(type)}{(list.Length == 0 ? "" : " : " + list)}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        _ when IsDelegate(type) => "delegate",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")
            + (type.IsByRefLike ? "ref " : "") + (IsRecord(type) ? "record struct" : "struct"),
        _ => (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract "
                : type.IsSealed ? "sealed " : "")
            + (IsRecord(type) ? "record" : "class"),
    };

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<Enum>().Select(value => $"{value} = {value:D}");
        if (IsDelegate(type)) return [ApiNames.Of(type.GetMethod("Invoke")!)];
        return type.GetMembers(Declared).Where(member => !IsWrittenForRecord(type, member))
            .Select(member => (member.Name, line: Line(member))).Where(member => member.line is not null)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.line, StringComparer.Ordinal)
            .Select(member => member.line!);
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => ApiNames.Of(constructor),
        MethodInfo method when IsVisible(method)
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            => ApiNames.Of(method),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) =>
            ApiNames.Of(property, property.GetAccessors(nonPublic: true).First(IsVisible),
                property.GetMethod is { } get && IsVisible(get), property.SetMethod is { } set && IsVisible(set)),
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => ApiNames.Of(field),
        EventInfo declared when IsVisible(declared.AddMethod!)
            => $"event {ApiNames.Of(declared.EventHandlerType!)} {declared.Name}",
        _ => null,
    };

    private static bool IsWrittenForRecord(Type type, MemberInfo member) => IsRecord(type)
        && (member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name == "EqualityContract")
        && (s_recordMembers.Contains(member.Name) || member is ConstructorInfo);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is { } print
        && print.IsDefined(typeof(CompilerGeneratedAttribute)) || type.GetMethod("<Clone>$", Declared) is not null;
}
