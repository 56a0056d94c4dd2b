using System.Text.RegularExpressions;

namespace Glosa.Tokenization.Patterns;

/// <summary>Writes an expression over UTF-16 units as one over code points, for the reference library.</summary>
/// <remarks>
/// A class with categories keeps to U+FFFF and below, where a unit is a code point; the emoji's surrogate pairs become
/// their range. Nothing else in an expression may tell units from code points.
/// </remarks>
internal static partial class CodePoints
{
    private const string EmojiUnits = @"[\uD83C\uD83D][\uDC00-\uDFFF]|\uD83E[\uDC00-\uDEFF]";

    public static string Of(string expression) => ClassWithCategories()
        .Replace(expression, @"[$0&&[\x{0}-\x{FFFF}]]")
        .Replace(EmojiUnits, @"[\x{1F000}-\x{1FAFF}]", StringComparison.Ordinal);

    [GeneratedRegex(@"\[(?:[^\]\\]|\\.)*\\p(?:[^\]\\]|\\.)*\]")]
    private static partial Regex ClassWithCategories();
}
