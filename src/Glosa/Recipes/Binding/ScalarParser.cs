using System.Globalization;

namespace Glosa.Recipes.Binding;

/// <summary>Turns a single YAML value into the option's type, in the invariant culture.</summary>
internal static class ScalarParser
{
    /// <summary>The value, or null where the text is none of this type.</summary>
    public static object? Parse(ScalarNode scalar, OptionType type) => type.Kind switch
    {
        OptionKind.Text => scalar.Text,
        _ when !scalar.Plain && type.Kind is not OptionKind.Enum => null,
        OptionKind.Flag => Flag(scalar.Text),
        OptionKind.Whole => Whole(scalar.Text, type.Clr),
        OptionKind.Number => Number(scalar.Text),
        OptionKind.Enum => OptionNames.OfEnum(type.Clr).GetValueOrDefault(scalar.Text),
        _ => null,
    };

    private static object? Flag(string text) => text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    private static object? Whole(string text, Type type) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? type == typeof(long) ? number : number is >= int.MinValue and <= int.MaxValue ? (int)number : null
            : null;

    private static object? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;
}
