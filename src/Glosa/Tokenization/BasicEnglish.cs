using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>torchtext's tokenizer <c>basic_english</c>: lower case, punctuation apart, quotes dropped.</summary>
public static class BasicEnglish
{
    private static readonly INormalizer[] s_punctuation =
    [
        Replace(@"\'", " '  "),
        Replace(@"\""", ""),
        Replace(@"\.", " . "),
        Replace(@"<br \/>", " "),
        Replace(",", " , "),
        Replace(@"\(", " ( "),
        Replace(@"\)", " ) "),
        Replace(@"\!", " ! "),
        Replace(@"\?", " ? "),
        Replace(@"\;", " "),
        Replace(@"\:", " "),
        Replace(@"\s+", " "),
    ];

    /// <summary>Splits at white space.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new WhitespaceSplitPreTokenizer();

    /// <summary>Lower-cases and replaces, in torchtext's order, with Python's lower case and white space.</summary>
    /// <param name="lowerCase">Whether to lower-case, as torchtext always does.</param>
    public static INormalizer Normalizer(bool lowerCase = true) =>
        new SequenceNormalizer([.. lowerCase ? PythonStrings.Lower : [], PythonStrings.Separators, .. s_punctuation]);

    /// <summary>Builds the tokenizer with the words of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WordLevelTrainer.Train(options, texts, Normalizer(options.LowerCase ?? true), PreTokenizer);
    }

    private static ReplaceNormalizer Replace(string expression, string content) =>
        new(TextPattern.Regex(expression), content);
}
