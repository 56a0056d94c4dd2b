using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Glosa.Recipes.Binding;

/// <summary>Tells and checks the limits that attributes set to an option.</summary>
/// <remarks>On a list or a map, limits of values (<see cref="RangeAttribute"/>,
/// <see cref="RegularExpressionAttribute"/>, <see cref="StringLengthAttribute"/>,
/// <see cref="AllowedValuesAttribute"/>) hold for each item.</remarks>
internal static class OptionLimits
{
    public static bool LimitsItems(ValidationAttribute limit) =>
        limit is RangeAttribute or RegularExpressionAttribute or StringLengthAttribute or AllowedValuesAttribute;

    public static bool Holds(ValidationAttribute limit, object value) => limit is RangeAttribute range
        // The attribute's own check would round a double if its limits are written as integers.
        ? Compare(value, range.Minimum) is var low && Compare(value, range.Maximum) is var high
            && (range.MinimumIsExclusive ? low > 0 : low >= 0) && (range.MaximumIsExclusive ? high < 0 : high <= 0)
        : limit.IsValid(value);

    /// <summary>The limit as it follows a noun ("a whole number from 1 to 9");
    /// empty where there is nothing to tell.</summary>
    /// <remarks>An attribute's <see cref="ValidationAttribute.ErrorMessage"/> says it better,
    /// where there is one.</remarks>
    public static string Describe(ValidationAttribute limit, OptionKind kind) => limit switch
    {
        RequiredAttribute => "",
        { ErrorMessage: { } words } => words,
        RangeAttribute { Maximum: int.MaxValue } range => $"of at least {Number(range.Minimum)}",
        RangeAttribute range => $"from {Number(range.Minimum)}{(range.MinimumIsExclusive ? " (not included)" : "")}"
            + $" to {Number(range.Maximum)}{(range.MaximumIsExclusive ? " (not included)" : "")}",
        RegularExpressionAttribute pattern => $"that matches {pattern.Pattern}",
        StringLengthAttribute length when length.MinimumLength == length.MaximumLength =>
            $"of {Count(length.MaximumLength, "character")}",
        StringLengthAttribute length => $"of {length.MinimumLength} to {Count(length.MaximumLength, "character")}",
        MinLengthAttribute length => $"with at least {Count(length.Length, Part(kind))}",
        MaxLengthAttribute length => $"with at most {Count(length.Length, Part(kind))}",
        LengthAttribute length => $"with {length.MinimumLength} to {Count(length.MaximumLength, Part(kind))}",
        AllowedValuesAttribute allowed => $"out of {string.Join(", ", allowed.Values)}",
        _ => $"({limit.FormatErrorMessage("it")})",
    };

    private static int Compare(object value, object limit) => Convert.ToDouble(value, CultureInfo.InvariantCulture)
        .CompareTo(Convert.ToDouble(limit, CultureInfo.InvariantCulture));

    private static string Number(object limit) =>
        NodeBuilder.Number(Convert.ToDouble(limit, CultureInfo.InvariantCulture));

    private static string Part(OptionKind kind) => kind is OptionKind.Text ? "character" : "item";

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
