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
        ArgumentNullException.ThrowIfNull(words);
        var tokens = new GrowingVocabulary();
        foreach (var token in SpecialTokens.Concat(CodePointsOf(words)))
            tokens.IdOf(token);
        var symbols = new BpeTrainingWords(words, tokens);
        var pairs = new BpePairCounts();
        symbols.CountPairs(pairs);
        var merges = new List<BpeMerge>();
        while (tokens.Count < MaxVocabulary && pairs.TryTake(Math.Max(1, MinCount), out var pair, out var places))
        {
            var merge = new BpeMerge(tokens.TextOf(pair.Left), tokens.TextOf(pair.Right));
            merges.Add(merge);
            symbols.Merge(pair, tokens.IdOf(merge.Left + merge.Right), places, pairs);
        }

        return new BpeModel(new Vocabulary(tokens.Tokens), merges, UnknownToken);
    }

    private static IEnumerable<string> CodePointsOf(WordCounts words)
    {
        var codePoints = new HashSet<Rune>();
        foreach (var word in words.Counts.Keys)
            foreach (var rune in word.EnumerateRunes())
                codePoints.Add(rune);
        return codePoints.Order().Select(rune => rune.ToString());
    }
}
