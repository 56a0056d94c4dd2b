using System.Text;
using Glosa.Tokenization.Models;

namespace Glosa.Tokenization.Trainers;

/// <summary>Learns byte-pair merges: again and again the most frequent pair of neighbours becomes a token.</summary>
/// <remarks>
/// The special tokens come first, then all code points of the words in their order, then a token for each merge. Of
/// pairs that are equally frequent the one with the smaller ids goes first, the left one compared first. Merges and
/// ids are those of the reference library.
/// Paper: Sennrich et al. 2015, arXiv:1508.07909.
/// </remarks>
public sealed record BpeTrainer
{
    /// <summary>Fewest occurrences for a pair to be merged; 0 by default, which does the same as 1.</summary>
    public int MinCount { get; init; }

    /// <summary>Most entries; 30,000 by default. Special tokens and code points are kept even beyond it.</summary>
    public int MaxVocabulary { get; init; } = 30_000;

    /// <summary>Tokens that texts do not hold, numbered from 0; none by default.</summary>
    public IReadOnlyList<string> SpecialTokens { get; init; } = [];

    /// <summary>The special token for code points that the training texts lack; null by default: left out.</summary>
    public string? UnknownToken { get; init; }

    /// <summary>Builds the model; without any words it holds the special tokens only.</summary>
    /// <exception cref="ArgumentException">The unknown token is none of the special tokens.</exception>
    public BpeModel Train(WordCounts words)
    {
        var (vocabulary, merges) = Learn(words, prefix: "");
        return new BpeModel(vocabulary, merges, UnknownToken);
    }

    /// <summary>Learns the entries and merges.</summary>
    /// <param name="words">The words of the training texts.</param>
    /// <param name="prefix">Stands before entries that do not begin a word. With one, all code points that words
    /// begin with or hold come first, then those inside words, with the prefix.</param>
    internal (Vocabulary Vocabulary, IReadOnlyList<BpeMerge> Merges) Learn(WordCounts words, string prefix)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tokens = new GrowingVocabulary();
        foreach (var token in SpecialTokens.Concat(CodePointsOf(words)))
            tokens.IdOf(token);
        foreach (var token in prefix.Length > 0 ? CodePointsOf(words, from: 1) : [])
            tokens.IdOf(prefix + token);
        var symbols = new BpeTrainingWords(words, tokens, prefix);
        var pairs = new BpePairCounts();
        symbols.CountPairs(pairs);
        var merges = new List<BpeMerge>();
        while (tokens.Count < MaxVocabulary && pairs.TryTake(Math.Max(1, MinCount), out var pair, out var places))
        {
            var merge = new BpeMerge(tokens.TextOf(pair.Left), tokens.TextOf(pair.Right));
            merges.Add(merge);
            symbols.Merge(pair, tokens.IdOf(merge.Left + merge.Right[prefix.Length..]), places, pairs);
        }

        return (new Vocabulary(tokens.Tokens), merges);
    }

    // Each once, in their order; those before a place of a word are not looked at.
    private static IEnumerable<string> CodePointsOf(WordCounts words, int from = 0)
    {
        var codePoints = new HashSet<Rune>();
        foreach (var word in words.Counts.Keys)
        {
            var place = 0;
            foreach (var rune in word.EnumerateRunes())
                if (place++ >= from)
                    codePoints.Add(rune);
        }

        return codePoints.Order().Select(rune => rune.ToString());
    }
}
