using System.Collections.Concurrent;

namespace Glosa.Tokenization.Models;

/// <summary>The tokens of words that were seen before, of so many words at most; safe to share.</summary>
/// <remarks>The first words stay: frequent words come early, so little is won by replacing any.</remarks>
internal sealed class WordCache
{
    private const int MostWords = 1 << 16;
    private const int LongestWord = 64;   // UTF-16 units

    private readonly ConcurrentDictionary<string, Token[]> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Token[]>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    private int _count;

    public WordCache() => _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public Token[]? Find(ReadOnlySpan<char> word) => _wordsBySpan.TryGetValue(word, out var tokens) ? tokens : null;

    /// <summary>Keeps the tokens of a word, unless the word is very long or the cache is full.</summary>
    public void Add(ReadOnlySpan<char> word, Token[] tokens)
    {
        if (word.Length <= LongestWord && _count < MostWords && Interlocked.Increment(ref _count) <= MostWords)
            _wordsBySpan.TryAdd(word, tokens);
    }
}
