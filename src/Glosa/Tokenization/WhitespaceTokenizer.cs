using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>The reference library's <c>Whitespace</c>, case kept unless told otherwise: runs of word characters, runs of signs.</summary>
public static class WhitespaceTokenizer
{
    /// <summary>Splits words from signs.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new WhitespacePreTokenizer();

    /// <summary>Builds the tokenizer with the words of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WordLevelTrainer.Train(options, texts, PythonStrings.Lowering(options.LowerCase ?? false), PreTokenizer);
    }
}
