using System.Runtime.InteropServices;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tokenization.Trainers;

/// <summary>How often each word occurs in the training texts; what every trainer starts from.</summary>
public sealed class WordCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Words with their occurrences, in no particular order.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts the words of all texts, normalized and split as for encoding.</summary>
    public static WordCounts Of(IEnumerable<string> texts, INormalizer? normalizer, IPreTokenizer preTokenizer)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(preTokenizer);
        var words = new WordCounts();
        var spans = new List<TokenSpan>();
        foreach (var text in texts)
        {
            var normalized = new NormalizedString(text, aligned: false);
            normalizer?.Normalize(normalized);
            spans.Clear();
            preTokenizer.Split(normalized.Text, 0, spans);
            foreach (var span in spans)
                words.Add(normalized.Text[span.Start..span.End]);
        }

        return words;
    }

    /// <summary>Counts one occurrence of a word.</summary>
    public void Add(ReadOnlySpan<char> word) => CollectionsMarshal.GetValueRefOrAddDefault(
        _counts.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _)++;
}
