using Glosa.Tokenization.English;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>Words and signs after the rules of spaCy's English tokenizer; the case is kept by default.</summary>
/// <remarks>
/// Stretches between white space lose their ends first, then the rest is cut into words. Differs: white space is never
/// a token, and rare stretches are cut otherwise; the golden file's page lists them.
/// </remarks>
public static class EnglishTokenizer
{
    /// <summary>Splits at white space, then off the ends, then within.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new SequencePreTokenizer(
    [
        new WhitespaceSplitPreTokenizer(),
        new SplitPreTokenizer(EnglishEnds.Pattern, SplitBehavior.Isolated),
        new SplitPreTokenizer(EnglishWords.Pattern, SplitBehavior.Isolated),
    ]);

    /// <summary>What comes before the split.</summary>
    /// <param name="lowerCase">Whether to lower-case.</param>
    public static INormalizer Normalizer(bool lowerCase = false) =>
        new SequenceNormalizer([.. lowerCase ? PythonStrings.Lower : [], PythonStrings.Separators]);

    /// <summary>Builds the tokenizer with the words of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WordLevelTrainer.Train(options, texts, Normalizer(options.LowerCase ?? false), PreTokenizer);
    }
}
