using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Glosa.Testing;

/// <summary>Types and members as C# writes them, with the nullability of references.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(nint)] = "nint",
    };

    /// <summary>A type with its namespace.</summary>
    public static string Full(Type type) =>
        (type.IsNested ? Full(type.DeclaringType!) : type.Namespace) + "." + Of(type);

    /// <summary>A type without its namespace.</summary>
    public static string Of(Type type) => Of(type, null);

    public static string Of(ConstructorInfo constructor) =>
        Access(constructor) + Of(constructor.DeclaringType!).Split('<')[0] + Parameters(constructor);

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Of))}>" : "";
        var returned = Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
        return $"{Access(method)}{Modifiers(method)}{returned} {method.Name}{generic}{Parameters(method)}";
    }

    public static string Of(PropertyInfo property, MethodInfo accessor, bool canGet, bool canSet)
    {
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        var set = property.SetMethod?.ReturnParameter
            .GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true
            ? "init" : "set";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var type = Of(property.PropertyType, new NullabilityInfoContext().Create(property));
        return $"{Access(accessor)}{required}{Modifiers(accessor)}{type} {name} "
            + $"{{ {(canGet ? "get; " : "")}{(canSet ? set + "; " : "")}}}";
    }

    public static string Of(FieldInfo field)
    {
        var type = Of(field.FieldType, new NullabilityInfoContext().Create(field));
        if (field.IsLiteral) return $"const {type} {field.Name} = {Value(field.GetRawConstantValue())}";
        return $"{(field.IsPublic ? "" : "protected ")}{(field.IsStatic ? "static " : "")}"
            + $"{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef) return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        if (type.IsPointer) return Of(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";
        var mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray) return $"{Of(type.GetElementType()!, nullability?.ElementType)}"
            + $"[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (s_keywords.TryGetValue(type, out var keyword)) return keyword + mark;
        if (!type.IsGenericType) return type.Name + mark;
        var inner = nullability?.GenericTypeArguments ?? [];
        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Of(argument, i < inner.Length ? inner[i] : null));
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? $"({string.Join(", ", arguments)})"
            : $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic) return method.IsAbstract ? "static abstract " : "static ";
        if (method.DeclaringType!.IsInterface) return "";
        if (method.IsAbstract) return "abstract ";
        if (!method.IsVirtual) return "";
        if (method.GetBaseDefinition() != method) return "override ";
        return method.IsFinal ? "" : "virtual ";
    }

    private static string Parameters(MethodBase method) =>
        $"({(method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")}"
        + $"{string.Join(", ", method.GetParameters().Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        var passed = parameter.IsOut ? "out " : !parameter.ParameterType.IsByRef ? "" : parameter.IsIn ? "in " : "ref ";
        var many = parameter.IsDefined(typeof(ParamArrayAttribute))
            || parameter.IsDefined(typeof(ParamCollectionAttribute))
            ? "params " : "";
        var value = parameter.HasDefaultValue ? " = " + Value(parameter.DefaultValue) : "";
        return $"{many}{passed}{Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} "
            + $"{parameter.Name}{value}";
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
