using System.Text.Json;

namespace Glosa.Recipes.Binding;

/// <summary>The recipe's spelling of properties and enum values: <c>MacroF1</c> is <c>macro_f1</c>.</summary>
internal static class OptionNames
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The values of an enum by their names in recipes, in the order declared.</summary>
    public static OrderedDictionary<string, object> OfEnum(Type type) =>
        new(Enum.GetNames(type).Select(name => KeyValuePair.Create(Of(name), Enum.Parse(type, name))));
}
