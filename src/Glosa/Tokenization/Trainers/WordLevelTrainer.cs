using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tokenization.Trainers;

/// <summary>Builds a vocabulary of words in the order of torchtext's <c>build_vocab_from_iterator</c>.</summary>
/// <remarks>
/// The special tokens come first, then words by falling count, ties by code points. As in torchtext, a special token
/// that occurs as a word takes its share of <see cref="MaxVocabulary"/> and leaves it unused.
/// </remarks>
public sealed record WordLevelTrainer
{
    private static readonly string[] SpecialTokens = [Vocabulary.Padding, Vocabulary.Unknown];

    /// <summary>Fewest occurrences for a word to be kept; 1 by default.</summary>
    public int MinCount { get; init; } = 1;

    /// <summary>Most entries, the two special tokens included; null by default: all words.</summary>
    public int? MaxVocabulary { get; init; }

    /// <summary>Builds a tokenizer of whole words from the words of the texts.</summary>
    /// <param name="options">The vocabulary's limits and the length; the other options are the caller's.</param>
    /// <param name="texts">The training texts.</param>
    /// <param name="normalizer">Changes a text first; null leaves it as it is.</param>
    /// <param name="preTokenizer">Splits it into words.</param>
    public static Tokenizer Train(
        TokenizerOptions options, IEnumerable<string> texts, INormalizer? normalizer, IPreTokenizer preTokenizer)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trainer = new WordLevelTrainer { MinCount = options.MinCount, MaxVocabulary = options.MaxVocabulary };
        var words = WordCounts.Of(texts, normalizer, preTokenizer);
        return new Tokenizer(normalizer, preTokenizer, trainer.Train(words), options.MaxLength,
            truncation: options.Truncation ?? Truncation.Head, headShare: options.HeadShare);
    }

    /// <summary>Builds the model; without any words it holds the special tokens only.</summary>
    public WordLevelModel Train(WordCounts words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var ranked = words.Counts.Where(word => word.Value >= MinCount)
            .OrderByDescending(word => word.Value)
            .ThenBy(word => word.Key, CodePointComparer.Instance)
            .Select(word => word.Key)
            .Take(MaxVocabulary is { } most ? most - SpecialTokens.Length : int.MaxValue);
        return new WordLevelModel(new Vocabulary(SpecialTokens.Concat(ranked.Except(SpecialTokens))));
    }
}
