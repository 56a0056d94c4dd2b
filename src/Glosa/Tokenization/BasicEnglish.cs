using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>torchtext's tokenizer <c>basic_english</c>: lower case, punctuation apart, quotes dropped.</summary>
/// <remarks>
/// Two replacements stand in front so that the parts of <c>tokenizer.json</c> give what Python gives:
/// <c>str.lower()</c> knows the final sigma, and Python counts U+001C to U+001F as white space.
/// </remarks>
public static class BasicEnglish
{
    /// <summary>Lower-cases and replaces, in torchtext's order.</summary>
    public static INormalizer Normalizer { get; } = new SequenceNormalizer(
    [
        Replace(FinalSigmaPattern.Expression, "ς"),
        new LowercaseNormalizer(),
        Replace(@"[\x1C-\x1F]", " "),
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
    ]);

    /// <summary>Splits at white space.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new WhitespaceSplitPreTokenizer();

    /// <summary>Builds the tokenizer with the words of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trainer = new WordLevelTrainer { MinCount = options.MinCount, MaxVocabulary = options.MaxVocabulary };
        var words = WordCounts.Of(texts, Normalizer, PreTokenizer);
        return new Tokenizer(Normalizer, PreTokenizer, trainer.Train(words), options.MaxLength);
    }

    private static ReplaceNormalizer Replace(string expression, string content) =>
        new(TextPattern.Regex(expression), content);
}
