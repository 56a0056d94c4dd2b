using Glosa.Tokenization.Models;

namespace Glosa.Tokenization.Trainers;

/// <summary>Learns the pieces of WordPiece: byte-pair merges of code points, prefixed inside a word.</summary>
/// <remarks>
/// The special tokens come first, then all code points in their order, those inside words once more with the prefix,
/// then a piece for each merge, as <see cref="BpeTrainer"/> chooses it. Differs: the reference library numbers the
/// prefixed code points in an order of chance, and so decides between pairs that are equally frequent; here every run
/// gives the same.
/// </remarks>
public sealed record WordPieceTrainer
{
    /// <summary>Fewest occurrences for a pair to be merged; 0 by default, which does the same as 1.</summary>
    public int MinCount { get; init; }

    /// <summary>Most entries; 30,000 by default. Special tokens and code points are kept even beyond it.</summary>
    public int MaxVocabulary { get; init; } = 30_000;

    /// <summary>Tokens that texts do not hold, numbered from 0; <c>[UNK]</c> alone by default.</summary>
    public IReadOnlyList<string> SpecialTokens { get; init; } = ["[UNK]"];

    /// <summary>The special token for words that cannot be spelled; <c>[UNK]</c> by default.</summary>
    public string UnknownToken { get; init; } = "[UNK]";

    /// <summary>The prefix of pieces that do not begin a word; <c>##</c> by default.</summary>
    public string ContinuingPrefix { get; init; } = WordPieceModel.DefaultContinuingPrefix;

    /// <summary>Builds the model; without any words it holds the special tokens only.</summary>
    /// <exception cref="ArgumentException">The unknown token is none of the special tokens.</exception>
    public WordPieceModel Train(WordCounts words)
    {
        var pairs = new BpeTrainer { MinCount = MinCount, MaxVocabulary = MaxVocabulary, SpecialTokens = SpecialTokens };
        return new WordPieceModel(pairs.Learn(words, ContinuingPrefix).Vocabulary, UnknownToken, ContinuingPrefix);
    }
}
