using Glosa.Data;

namespace Glosa.Training;

/// <summary>Puts texts into batches. An epoch's batches follow from the seed and its number alone.</summary>
public static class Batcher
{
    // Batches among which texts are sorted by length: wide enough for little padding, narrow enough for chance.
    private const int BatchesPerBucket = 50;

    /// <summary>Batches for one epoch of training; each text is in exactly one.</summary>
    /// <param name="lengths">Tokens of each text.</param>
    /// <param name="batchSize">Texts per batch; the last may have fewer.</param>
    /// <param name="batching">Whether texts of similar length go together.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <returns>Indexes of the texts of each batch.</returns>
    public static IReadOnlyList<int[]> ForEpoch(IReadOnlyList<int> lengths, int batchSize,
        Batching batching, long seed, int epoch)
    {
        var random = RandomStream.Derive(seed, "batches", epoch);
        var order = Enumerable.Range(0, lengths.Count).ToArray();
        random.Shuffle(order.AsSpan());
        if (batching is Batching.Shuffled) return Cut(order, batchSize);
        var batches = order.Chunk(batchSize * BatchesPerBucket)
            .SelectMany(bucket => Cut(SortByLength(bucket, lengths), batchSize)).ToArray();
        random.Shuffle(batches.AsSpan());
        return batches;
    }

    /// <summary>Batches for evaluation and prediction: all texts sorted by length, so that padding is least.</summary>
    public static IReadOnlyList<int[]> ByLength(IReadOnlyList<int> lengths, int batchSize) =>
        Cut(SortByLength([.. Enumerable.Range(0, lengths.Count)], lengths), batchSize);

    private static int[][] Cut(int[] order, int batchSize) => [.. order.Chunk(batchSize)];

    private static int[] SortByLength(int[] indexes, IReadOnlyList<int> lengths) =>
        [.. indexes.OrderBy(index => lengths[index])];
}
