namespace Glosa.Tokenization.Models;

/// <summary>One word while its tokens are merged: a doubly linked list in arrays.</summary>
/// <remarks>The earliest learned merge goes first, of equal ones the leftmost: O(n log n), n code points.</remarks>
internal sealed class BpeWord
{
    private const int None = -1;
    private const int Removed = -2;

    private readonly IReadOnlyDictionary<TokenPair, RankedMerge> _merges;
    private readonly Token[] _tokens;
    private readonly int[] _previous;
    private readonly int[] _next;
    private readonly PriorityQueue<(int At, int Result), (int Rank, int At)> _waiting = new();

    /// <param name="tokens">The word's code points as tokens; the list is not kept.</param>
    /// <param name="merges">What each pair becomes.</param>
    public BpeWord(List<Token> tokens, IReadOnlyDictionary<TokenPair, RankedMerge> merges)
    {
        _merges = merges;
        _tokens = [.. tokens];
        _previous = [.. Enumerable.Range(None, _tokens.Length)];
        _next = [.. Enumerable.Range(1, _tokens.Length)];
        if (_tokens.Length > 0)
            _next[^1] = None;
    }

    /// <summary>Merges until no pair of neighbours has a merge.</summary>
    /// <returns>The tokens that are left.</returns>
    public Token[] MergeAll()
    {
        for (var at = 0; at < _tokens.Length; at++)
            Offer(at);
        while (_waiting.TryDequeue(out var merge, out _))
        {
            // A neighbour may have been merged away since the pair was offered.
            if (Find(merge.At) is { } current && current.Result == merge.Result)
                Join(merge.At, merge.Result);
        }

        return [.. _tokens.Where((_, at) => _next[at] != Removed)];
    }

    private void Join(int at, int result)
    {
        var right = _next[at];
        var after = _next[right];
        _tokens[at] = new Token(result, new TokenSpan(_tokens[at].Span.Start, _tokens[right].Span.End));
        (_next[at], _next[right]) = (after, Removed);
        if (after != None)
            _previous[after] = at;
        if (_previous[at] != None)
            Offer(_previous[at]);
        Offer(at);
    }

    private void Offer(int at)
    {
        if (Find(at) is { } merge)
            _waiting.Enqueue((at, merge.Result), (merge.Rank, at));
    }

    private RankedMerge? Find(int at) =>
        _next[at] >= 0 && _merges.TryGetValue(new TokenPair(_tokens[at].Id, _tokens[_next[at]].Id), out var merge)
            ? merge : null;
}

/// <summary>What a pair becomes.</summary>
/// <param name="Rank">The merge's place among all; the lowest goes first.</param>
/// <param name="Result">Id of the token that the two become.</param>
internal readonly record struct RankedMerge(int Rank, int Result);
