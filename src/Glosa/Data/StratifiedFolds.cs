using Glosa.Errors;

namespace Glosa.Data;

/// <summary>Divides a data set into folds, with every label in each of them in proportion.</summary>
/// <remarks>Texts that have several labels are grouped as in <see cref="StratifiedSplit"/>.</remarks>
public static class StratifiedFolds
{
    /// <summary>Chooses the folds. The same data, number and seed always give the same ones.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="count">Number of folds, from 2 to 100.</param>
    /// <param name="seed">Chooses the examples.</param>
    /// <returns>Folds whose sizes differ by one row at most, and so do each label's rows in them where a text has
    /// exactly one. Rows ascend.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 2 to 100.</exception>
    /// <exception cref="InvalidInputException">A label has fewer rows than there are folds.</exception>
    public static FoldIds Choose(DataSet data, int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, FoldIds.Fewest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, FoldIds.Most);
        CheckLabels(data, count);
        var folds = new List<int>[count];
        for (var fold = 0; fold < count; fold++) folds[fold] = [];
        var next = 0;
        foreach (var group in StratifiedSplit.Groups(data, 1.0 / count).Index()
            .GroupBy(row => row.Item, row => row.Index).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // A stream per label, and dealt out like cards: the next label goes on where this one ends.
            int[] rows = [.. group];
            RandomStream.Derive(seed, $"stratified folds of {group.Key}").Shuffle(rows.AsSpan());
            foreach (var row in rows) folds[next++ % count].Add(row);
        }
        foreach (var fold in folds) fold.Sort();
        return new FoldIds
        {
            File = Path.GetFileName(data.Path),
            Fingerprint = data.Fingerprint,
            Seed = seed,
            Folds = folds,
        };
    }

    private static void CheckLabels(DataSet data, int count)
    {
        var rare = data.Examples.SelectMany(example => example.Labels).CountBy(label => label)
            .Where(label => label.Value < count).OrderBy(label => label.Value)
            .ThenBy(label => label.Key, StringComparer.Ordinal).ToArray();
        if (rare.Length > 0)
            throw new InvalidInputException([.. rare.Take(20).Select(label => new Problem(data.Path,
                $"{count} rows or more of every label, one for each fold",
                $"{Wording.Count(label.Value, "row")} of {Wording.Name(label.Key)}",
                label.Value < FoldIds.Fewest ? "add rows of the label, or remove it"
                    : $"ask for {label.Value} folds or fewer, add rows of the label, or remove it"))]);
    }
}
