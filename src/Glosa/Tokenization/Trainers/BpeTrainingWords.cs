using Glosa.Tokenization.Models;

namespace Glosa.Tokenization.Trainers;

/// <summary>The distinct words of the training texts as token ids; they shrink as pairs are merged.</summary>
internal sealed class BpeTrainingWords
{
    private readonly int[] _ids;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly long[] _counts;

    /// <param name="words">The words; the vocabulary has an id for each of their code points.</param>
    /// <param name="vocabulary">What knows the ids.</param>
    /// <param name="prefix">Stands before each code point in the vocabulary, but a word's first.</param>
    public BpeTrainingWords(WordCounts words, GrowingVocabulary vocabulary, string prefix)
    {
        _starts = new int[words.Counts.Count];
        _lengths = new int[words.Counts.Count];
        _counts = [.. words.Counts.Values];
        var ids = new List<int>();
        foreach (var (index, word) in words.Counts.Keys.Index())
        {
            _starts[index] = ids.Count;
            foreach (var rune in word.EnumerateRunes())
                ids.Add(vocabulary.IdOf(ids.Count == _starts[index] ? rune.ToString() : prefix + rune.ToString()));
            _lengths[index] = ids.Count - _starts[index];
        }

        _ids = [.. ids];
    }

    /// <summary>Counts all pairs of neighbours.</summary>
    public void CountPairs(BpePairCounts pairs)
    {
        for (var word = 0; word < _starts.Length; word++)
        {
            var ids = Ids(word);
            for (var at = 0; at + 1 < ids.Length; at++)
                pairs.Gain(new TokenPair(ids[at], ids[at + 1]), _counts[word], word);
        }

        pairs.QueueGains();
    }

    /// <summary>Replaces the pair by its result in the given words, and counts what that changes.</summary>
    public void Merge(TokenPair pair, int result, List<int> words, BpePairCounts pairs)
    {
        foreach (var word in words)
            Merge(pair, result, word, pairs);
        pairs.QueueGains();
    }

    // Occurrences of the pair itself stay counted, as in the reference library: a pair comes up again only where
    // another merge gives one of its tokens anew.
    private void Merge(TokenPair pair, int result, int word, BpePairCounts pairs)
    {
        var ids = Ids(word);
        var count = _counts[word];
        var kept = 0;
        for (var at = 0; at < ids.Length; kept++)
        {
            if (at + 1 == ids.Length || ids[at] != pair.Left || ids[at + 1] != pair.Right)
            {
                ids[kept] = ids[at++];
                continue;
            }

            if (kept > 0)
            {
                pairs.Lose(new TokenPair(ids[kept - 1], pair.Left), count);
                pairs.Gain(new TokenPair(ids[kept - 1], result), count, word);
            }

            at += 2;
            if (at < ids.Length)
            {
                pairs.Lose(new TokenPair(pair.Right, ids[at]), count);
                pairs.Gain(new TokenPair(result, ids[at]), count, word);
            }

            ids[kept] = result;
        }

        _lengths[word] = kept;
    }

    private Span<int> Ids(int word) => _ids.AsSpan(_starts[word], _lengths[word]);
}
