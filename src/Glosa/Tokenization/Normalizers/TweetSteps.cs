using System.Text.RegularExpressions;
using Glosa.Tokenization.Patterns;

namespace Glosa.Tokenization.Normalizers;

/// <summary>The cleaning of tweets, one step each, as replacements that <c>tokenizer.json</c> can hold.</summary>
/// <remarks>Expressions keep to what .NET and the reference library read alike, but for letters above U+FFFF, which
/// .NET takes for none.</remarks>
internal static class TweetSteps
{
    private const string WordCharacter = @"[\p{L}\p{M}\p{N}_]";
    private const string TagSoFar = @"#[\p{L}\p{M}\p{N}_]*";

    /// <summary>Names of users, as Python's <c>@\w+</c> finds them.</summary>
    public static INormalizer DropUsers { get; } = Replace(@"@[\p{L}\p{N}_]+", "");

    /// <summary>Addresses as the experiment finds them: up to the first character that short ones do not have.</summary>
    public static INormalizer DropUrls { get; } = Replace(@"https?://[A-Za-z0-9./]+", "");

    /// <summary>One word for all users.</summary>
    public static INormalizer MarkUsers { get; } = Replace($@"(?<!{WordCharacter})@[A-Za-z0-9_]+", "@user");

    /// <summary>One word for all addresses.</summary>
    public static INormalizer MarkUrls { get; } = Replace(@"(?i:https?://|www\.)[^\s""<>]+", "URL");

    /// <summary>Each sign of ASCII becomes a blank.</summary>
    public static INormalizer PunctuationToBlanks { get; } = Replace(@"[!-/:-@\[-`{-~]", " ");

    /// <summary>Of three and more equal ASCII letters two stay, the last ones.</summary>
    public static INormalizer ShortenAsciiRuns { get; } = Replace(@"([A-Za-z])(?=\1\1)", "");

    /// <summary>Of three and more equal letters, signs or emoji two stay, the last ones.</summary>
    public static INormalizer ShortenRuns { get; } = Replace(RunPattern.Expression, "");

    /// <summary>Runs of blanks and tabs become one blank; white space at the ends goes.</summary>
    public static INormalizer CollapseBlanks { get; } =
        new SequenceNormalizer([Replace(@"\A\s+|\s+\z", ""), Replace(@"[ \t]+", " ")]);

    /// <summary>Sets the <c>#</c> of a hashtag and its words apart: at capital letters, digits and underlines.</summary>
    public static INormalizer SplitHashtags { get; } = Replace(
        $@"(?<=#)(?={WordCharacter})|(?<={TagSoFar})_"
        + $@"|(?<={TagSoFar}\p{{Ll}})(?=\p{{Lu}})|(?<={TagSoFar}\p{{Lu}})(?=\p{{Lu}}\p{{Ll}})"
        + $@"|(?<={TagSoFar}\p{{L}})(?=\p{{N}})|(?<={TagSoFar}\p{{N}})(?=\p{{L}})", " ");

    /// <summary>Drops all other characters but blanks.</summary>
    /// <param name="characters">Characters and ranges, such as <c>a-zñ</c>.</param>
    public static INormalizer Keep(string characters) => Replace(KeepExpression(characters), "");

    /// <summary>What is wrong with characters to keep.</summary>
    public static string? RefuseKeep(string characters)
    {
        if (characters.Any(char.IsSurrogate)) return "keep=CHARACTERS, none of them above U+FFFF";
        try
        {
            _ = new Regex(KeepExpression(characters));
            return null;
        }
        catch (RegexParseException)
        {
            return "keep=CHARACTERS, ranges as a-z from the lower to the higher one";
        }
    }

    /// <summary>Drops words; the case counts.</summary>
    public static INormalizer RemoveWords(IEnumerable<string> words) => Replace(
        // The longest first, so that "isn't" is not cut to "'t".
        $"(?<!{WordCharacter})(?:" + string.Join('|', words.Distinct().OrderByDescending(word => word.Length)
            .ThenBy(word => word, StringComparer.Ordinal).Select(Regex.Escape)) + $")(?!{WordCharacter})", "");

    private static string KeepExpression(string characters) => $"[^ {string.Concat(characters.Select(unit =>
        unit != '-' && char.IsAscii(unit) && (char.IsPunctuation(unit) || char.IsSymbol(unit)) ? $@"\{unit}" : $"{unit}"))}]";

    private static ReplaceNormalizer Replace(string expression, string content) =>
        new(TextPattern.Regex(expression), content);
}
