namespace Glosa.Baselines;

/// <summary>Counts the n-grams of many texts on all processors; the result does not depend on how many there
/// are.</summary>
internal static class NgramCounts
{
    // Each counter has its share of the keys, by their upper bits.
    private const int CounterBits = 3;
    private const int TextsAtOnce = 1024;

    /// <summary>The n-grams to keep, those of most texts first.</summary>
    public static NgramCounter.Entry[] Count(
        IReadOnlyList<string> texts, LinearBaselineOptions options, CancellationToken cancellation)
    {
        var counters = new NgramCounter[1 << CounterBits];
        for (var index = 0; index < counters.Length; index++) counters[index] = new NgramCounter();
        var read = new List<Ngram>[Math.Min(TextsAtOnce, texts.Count)];
        for (var index = 0; index < read.Length; index++) read[index] = [];
        for (var start = 0; start < texts.Count; start += TextsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = start;
            var count = Math.Min(TextsAtOnce, texts.Count - start);
            Parallel.For(0, count, index => Ngram.ReadAll(texts[first + index], options, read[index]));
            Parallel.For(0, counters.Length, counter =>
            {
                for (var index = 0; index < count; index++)
                    foreach (var ngram in read[index])
                        if (ngram.Key >> (64 - CounterBits) == (ulong)counter)
                            counters[counter].Add(ngram, first + index);
            });
        }
        return Keep(counters, options.FewestTexts(texts.Count), options.MaxNgrams);
    }

    private static NgramCounter.Entry[] Keep(NgramCounter[] counters, int fewestTexts, int most)
    {
        var entries = counters.SelectMany(counter => counter.Entries)
            .Where(entry => entry.Texts >= fewestTexts).ToArray();
        // Many texts first, equals as they came: one number to sort by.
        var order = new ulong[entries.Length];
        for (var index = 0; index < order.Length; index++)
            order[index] = ((ulong)(int.MaxValue - entries[index].Texts) << 32) | (uint)index;
        Array.Sort(order);
        return [.. order.Take(most).Select(place => entries[(uint)place])];
    }
}
