using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>Words between white space, as <c>str.split()</c> gives them; punctuation stays at its word.</summary>
/// <remarks>As torchtext's legacy <c>Field</c> without a tokenizer; <c>lower=True</c> there is the default here.</remarks>
public static class Blanks
{
    /// <summary>Splits at white space.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new WhitespaceSplitPreTokenizer();

    /// <summary>What comes before the split.</summary>
    /// <param name="lowerCase">Whether to lower-case.</param>
    public static INormalizer Normalizer(bool lowerCase = true) =>
        new SequenceNormalizer([.. lowerCase ? PythonStrings.Lower : [], PythonStrings.Separators]);

    /// <summary>Builds the tokenizer with the words of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WordLevelTrainer.Train(options, texts, Normalizer(options.LowerCase ?? true), PreTokenizer);
    }
}
