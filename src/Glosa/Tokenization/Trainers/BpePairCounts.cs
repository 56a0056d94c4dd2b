using System.Runtime.InteropServices;
using Glosa.Tokenization.Models;

namespace Glosa.Tokenization.Trainers;

/// <summary>How often each pair of neighbours occurs, and a queue of the pairs, the most frequent first.</summary>
/// <remarks>
/// Counts change with every merge and the queue only where a pair comes up: an entry that is outdated goes back with
/// the count of now, so the first one that is not outdated is the most frequent.
/// </remarks>
internal sealed class BpePairCounts
{
    private readonly Dictionary<TokenPair, Pair> _pairs = [];
    private readonly List<Pair> _gaining = [];
    private readonly PriorityQueue<(Pair Pair, List<int> Words), Priority> _queue = new(new MostFrequentFirst());
    private int _round;

    /// <summary>Counts occurrences that a word has won.</summary>
    public void Gain(TokenPair tokens, long count, int word)
    {
        ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, tokens, out _);
        pair ??= new Pair(tokens);
        pair.Count += count;
        if (pair.Gains is null)
        {
            pair.Gains = [];
            _gaining.Add(pair);
        }

        if (pair.Gains.Count == 0 || pair.Gains[^1] != word)
            pair.Gains.Add(word);
    }

    /// <summary>Counts occurrences that are gone.</summary>
    public void Lose(TokenPair tokens, long count) => _pairs[tokens].Count -= count;

    /// <summary>Puts the pairs that have gained into the queue, each with the words where it did.</summary>
    public void QueueGains()
    {
        foreach (var pair in _gaining)
        {
            if (pair.Count > 0)
                _queue.Enqueue((pair, pair.Gains!), new Priority(pair.Count, pair.Tokens, _round));
            pair.Gains = null;
        }

        _gaining.Clear();
        _round++;
    }

    /// <summary>Takes the most frequent pair out of the queue, with the words that hold it.</summary>
    /// <returns>False where no pair occurs as often as asked.</returns>
    public bool TryTake(long minCount, out TokenPair tokens, out List<int> words)
    {
        while (_queue.TryDequeue(out var entry, out var priority))
        {
            (tokens, words) = (entry.Pair.Tokens, entry.Words);
            if (priority.Count == entry.Pair.Count)
                return priority.Count >= minCount;
            _queue.Enqueue(entry, priority with { Count = entry.Pair.Count });
        }

        (tokens, words) = (default, []);
        return false;
    }

    private sealed class Pair(TokenPair tokens)
    {
        public TokenPair Tokens { get; } = tokens;

        public long Count { get; set; }

        public List<int>? Gains { get; set; }
    }

    // A pair that came up twice has two entries; the round keeps their order the same in every run.
    private readonly record struct Priority(long Count, TokenPair Tokens, int Round);

    private sealed class MostFrequentFirst : IComparer<Priority>
    {
        public int Compare(Priority x, Priority y) => x.Count != y.Count ? y.Count.CompareTo(x.Count)
            : x.Tokens != y.Tokens ? x.Tokens.CompareTo(y.Tokens)
            : x.Round.CompareTo(y.Round);
    }
}
