namespace Glosa.Tokenization.English;

/// <summary>Kinds of characters; each but the last two stands inside a class.</summary>
internal static class EnglishCharacters
{
    public const string Letter = @"\p{L}\p{M}";

    public const string Lower = @"\p{Ll}\p{Lo}\p{M}";

    public const string Upper = @"\p{Lu}\p{Lt}\p{Lo}\p{M}";

    public const string Quotes =
        "'\"`,\u00AB\u00B4\u00BB\u2018-\u201A\u201C-\u201E\u27E6\u27E7\u2329\u232A\u3008-\u3011\u3014\u3015"
        + "\uFF08\uFF09";

    public const string Marks =
        @",:;!?()\[\]{}<>_#*\&" + "\u00A1\u00B7\u00BF\u060C\u061B\u061F\u066A\u06D4\u0964\u2026"
        + "\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F\uFF5E";

    /// <summary>Emoji and other symbols, each a token: U+1F000 to U+1FAFF, and up to U+FFFF the category So.</summary>
    public const string Icon = @"[\p{So}]|[\uD83C\uD83D][\uDC00-\uDFFF]|\uD83E[\uDC00-\uDEFF]";

    public const string Currency = "(?:US|C|A)\\$|[$\u00A3\u00A5\u0E3F\u20A0-\u20BF\uFDFC]";
}
