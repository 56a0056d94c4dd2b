namespace Glosa.Data;

/// <summary>Leaves rows out by chance until every label has as many as the rarest.</summary>
public static class UnderSampling
{
    /// <summary>The rows that stay, in their order. The same data and seed always give the same ones.</summary>
    /// <param name="data">Texts with exactly one label each.</param>
    /// <param name="seed">Chooses the rows.</param>
    public static DataSet Of(DataSet data, long seed)
    {
        var labels = data.Examples.Index().GroupBy(row => row.Item.Label, row => row.Index).ToArray();
        var fewest = labels.Min(label => label.Count());
        var kept = new bool[data.Examples.Count];
        foreach (var label in labels)
        {
            // A stream per label: rows of one label do not change the choice in another.
            int[] rows = [.. label];
            RandomStream.Derive(seed, $"under-sampling of {label.Key}").Shuffle(rows.AsSpan());
            foreach (var row in rows.AsSpan(0, fewest)) kept[row] = true;
        }
        return data.Take(Enumerable.Range(0, kept.Length).Where(row => kept[row]));
    }

    /// <summary>The training file as the options want it, before it is split.</summary>
    internal static DataSet BeforeSplit(DataSet all, DataOptions options, long seed) =>
        options.Balance is Balance.UnderSampleAll ? Of(all, seed) : all;
}
