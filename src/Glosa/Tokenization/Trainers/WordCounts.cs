using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tokenization.Trainers;

/// <summary>How often each word occurs in the training texts; what every trainer starts from.</summary>
public sealed class WordCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _countsBySpan;

    /// <summary>Starts without words.</summary>
    public WordCounts() => _countsBySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words with their occurrences, in no particular order.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts the words of all texts, normalized and split as for encoding, on all processors.</summary>
    public static WordCounts Of(IEnumerable<string> texts, INormalizer? normalizer, IPreTokenizer preTokenizer)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(preTokenizer);
        try
        {
            return texts.AsParallel().Aggregate(() => new WordCounts(),
                (words, text) => words.AddWords(text, normalizer, preTokenizer),
                (words, others) => words.AddAll(others),
                words => words);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);   // what the texts' own source has thrown
            throw;
        }
    }

    /// <summary>Counts one occurrence of a word.</summary>
    public void Add(ReadOnlySpan<char> word) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_countsBySpan, word, out _)++;

    private WordCounts AddWords(string text, INormalizer? normalizer, IPreTokenizer preTokenizer)
    {
        var normalized = new NormalizedString(text, aligned: false);
        normalizer?.Normalize(normalized);
        var words = new List<TokenSpan>(normalized.Text.Length / 4);
        preTokenizer.Split(normalized.Text, 0, words);
        foreach (var word in words)
            Add(normalized.Text[word.Start..word.End]);
        return this;
    }

    private WordCounts AddAll(WordCounts others)
    {
        foreach (var (word, count) in others._counts)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _) += count;
        return this;
    }
}
