using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>The reference library's <c>Whitespace</c>, case kept: runs of word characters, runs of signs.</summary>
public static class WhitespaceTokenizer
{
    /// <summary>Splits words from signs.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new WhitespacePreTokenizer();

    /// <summary>Builds the tokenizer with the words of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trainer = new WordLevelTrainer { MinCount = options.MinCount, MaxVocabulary = options.MaxVocabulary };
        var words = WordCounts.Of(texts, normalizer: null, PreTokenizer);
        return new Tokenizer(normalizer: null, PreTokenizer, trainer.Train(words), options.MaxLength);
    }
}
