using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Patterns;

namespace Glosa.Tokenization;

/// <summary>What Python's strings do, as parts that <c>tokenizer.json</c> can name.</summary>
internal static class PythonStrings
{
    /// <summary><c>str.lower()</c>, which knows the final sigma.</summary>
    public static IReadOnlyList<INormalizer> Lower { get; } =
    [
        new ReplaceNormalizer(TextPattern.Regex(FinalSigmaPattern.Expression), "ς"),
        new LowercaseNormalizer(),
    ];

    /// <summary>Makes blanks of U+001C to U+001F: white space to <c>str.split()</c>, and not to Unicode.</summary>
    public static INormalizer Separators { get; } = new ReplaceNormalizer(TextPattern.Regex(@"[\x1C-\x1F]"), " ");

    /// <summary>The normalizer that does nothing but lower-case, or none.</summary>
    public static INormalizer? Lowering(bool lowerCase) => lowerCase ? new SequenceNormalizer([.. Lower]) : null;
}
