using System.Text;
using Glosa.Neural;

namespace Glosa.Baselines;

/// <summary>Some words of a text that stand beside each other.</summary>
/// <param name="Key">64 bits that stand for the words, never 0; that two n-grams of a data set share them
/// is less likely than a memory error.</param>
/// <param name="Start">Where the first word starts, in UTF-16 units.</param>
/// <param name="End">Where the last one ends.</param>
internal readonly record struct Ngram(ulong Key, int Start, int End)
{
    private const int Longest = 3;

    /// <summary>Reads all n-grams of a text, in its order, into a list that is cleared before.</summary>
    public static void ReadAll(string text, LinearBaselineOptions options, List<Ngram> into)
    {
        into.Clear();
        // open[n] is the n-gram of n + 1 words that ends with the word before.
        Span<Ngram> open = stackalloc Ngram[Longest];
        var words = new WordScanner(text, options.LowerCase);
        for (var read = 0; words.MoveNext(); read++)
        {
            for (var n = Math.Min(read, options.Ngrams - 1); n > 0; n--)
                open[n] = new Ngram(Join(open[n - 1].Key, words.Hash), open[n - 1].Start, words.End);
            open[0] = new Ngram(Math.Max(1, words.Hash), words.Start, words.End);
            into.AddRange(open[..Math.Min(read + 1, options.Ngrams)]);
        }
    }

    /// <summary>The words with a blank between two, in lower case if that is asked for.</summary>
    public string Name(string text, LinearBaselineOptions options)
    {
        var name = new StringBuilder();
        var words = new WordScanner(text.AsSpan(Start..End), options.LowerCase);
        while (words.MoveNext())
        {
            if (name.Length > 0) name.Append(' ');
            foreach (var unit in text.AsSpan(Start + words.Start, words.End - words.Start))
                name.Append(WordScanner.Fold(unit, options.LowerCase));
        }
        return name.ToString();
    }

    private static ulong Join(ulong words, ulong word) => Math.Max(1, Seeds.Mix((words + Seeds.GoldenRatio) ^ word));
}
