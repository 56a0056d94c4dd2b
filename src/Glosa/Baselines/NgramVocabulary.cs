namespace Glosa.Baselines;

/// <summary>The n-grams that a linear baseline knows, and how a text is counted by them. Immutable.</summary>
internal sealed class NgramVocabulary
{
    private readonly LinearBaselineOptions _options;
    private readonly NgramTable _ids;

    private NgramVocabulary(LinearBaselineOptions options, NgramTable ids, string[] names) =>
        (_options, _ids, Names) = (options, ids, names);

    /// <summary>The n-grams by their ids: their words with a blank between two.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The vocabulary of names that were saved, or null if they cannot be one.</summary>
    public static NgramVocabulary? TryMake(LinearBaselineOptions options, string[] names)
    {
        var ids = new NgramTable(names.Length);
        var read = new List<Ngram>();
        for (var id = 0; id < names.Length; id++)
        {
            Ngram.ReadAll(names[id], options, read);
            // The n-gram of all the words is the last that ends with the last word.
            if (read.Count == 0 || read[^1].Start != 0 || !ids.TryAdd(read[^1].Key, id)) return null;
        }
        return new NgramVocabulary(options, ids, names);
    }

    /// <summary>Chooses the n-grams of the texts, and counts each text by them.</summary>
    /// <param name="texts">The training texts.</param>
    /// <param name="options">Which n-grams there are, and how they count.</param>
    /// <param name="counts">The texts as <see cref="Count(string)"/> gives them.</param>
    /// <param name="cancellation">Stops in between.</param>
    public static NgramVocabulary Choose(IReadOnlyList<string> texts, LinearBaselineOptions options,
        out SparseVector[] counts, CancellationToken cancellation)
    {
        var kept = NgramCounts.Count(texts, options, cancellation);
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        var ids = new NgramTable(kept.Length);
        for (var id = 0; id < kept.Length; id++) ids.TryAdd(kept[id].First.Key, id);
        var names = new string[kept.Length];
        Parallel.For(0, kept.Length, parallel,
            id => names[id] = kept[id].First.Name(texts[kept[id].FirstText], options));
        var vocabulary = new NgramVocabulary(options, ids, names);
        var counted = new SparseVector[texts.Count];
        Parallel.For(0, texts.Count, parallel, () => new List<Ngram>(), (text, _, read) =>
        {
            counted[text] = vocabulary.Count(texts[text], read);
            return read;
        }, _ => { });
        counts = counted;
        return vocabulary;
    }

    /// <summary>How often each known n-gram occurs in a text, as <see cref="LinearBaselineOptions.Occurrences"/>
    /// has it.</summary>
    public SparseVector Count(string text) => Count(text, []);

    private SparseVector Count(string text, List<Ngram> read)
    {
        Ngram.ReadAll(text, _options, read);
        var found = new int[read.Count];
        var count = 0;
        foreach (var ngram in read)
            if (_ids.IdOf(ngram.Key) is >= 0 and var id) found[count++] = id;
        var all = found.AsSpan(0, count);
        all.Sort();
        var distinct = 0;
        for (var index = 0; index < count; index++)
            if (index == 0 || all[index] != all[index - 1]) distinct++;
        var (ids, values) = (new int[distinct], new float[distinct]);
        for (int place = -1, index = 0; index < count; index++)
        {
            if (index == 0 || all[index] != all[index - 1]) ids[++place] = all[index];
            values[place]++;
        }
        foreach (ref var value in values.AsSpan()) value = Weigh(value);
        return new SparseVector(ids, values);
    }

    private float Weigh(float occurrences) => _options.Occurrences switch
    {
        OccurrenceCount.Binary => 1,
        OccurrenceCount.Sublinear => 1 + MathF.Log(occurrences),
        _ => occurrences,
    };
}
