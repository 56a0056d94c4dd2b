namespace Glosa.Tokenization;

/// <summary>Cuts token ids into windows, all about as long, so that no short rest is left.</summary>
internal static class TokenWindows
{
    /// <summary>The windows in their order; ids that fit are one.</summary>
    /// <param name="ids">Token ids of a text, without special tokens.</param>
    /// <param name="most">Most tokens of a window.</param>
    /// <param name="overlap">Tokens that a window shares with the next, less than <paramref name="most"/>.</param>
    public static IEnumerable<ArraySegment<int>> Of(ArraySegment<int> ids, int most, int overlap = 0)
    {
        var count = CountOf(ids.Count, most, overlap);
        var shared = count == 1 ? 0 : overlap;
        var apart = (long)ids.Count - shared;
        for (var window = 0; window < count; window++)
        {
            var (start, end) = ((int)(apart * window / count), (int)(apart * (window + 1) / count) + shared);
            yield return ids.Slice(start, end - start);
        }
    }

    /// <summary>How many windows so many tokens have; at least 1.</summary>
    public static int CountOf(int tokens, int most, int overlap) =>
        tokens <= most ? 1 : (tokens - overlap + most - overlap - 1) / (most - overlap);
}
