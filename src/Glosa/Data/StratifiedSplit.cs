using Glosa.Errors;

namespace Glosa.Data;

/// <summary>Divides a data set in two, with every label in both parts in proportion.</summary>
/// <remarks>Where texts have several labels, texts with the same ones are a group. A group too small to be divided by
/// the share goes together with others of its rarest label.</remarks>
public static class StratifiedSplit
{
    /// <summary>Holds out a share of the examples. The same data, share and seed always give the same split.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="share">Share to hold out, in (0, 1). The total is rounded to the nearest whole number; what the
    /// whole parts of the labels' shares leave over goes to the largest remainders.</param>
    /// <param name="seed">Chooses the examples.</param>
    /// <returns>Both parts in the order of <paramref name="data"/>. A label with two examples or more is in both, a
    /// label with one is kept; that can change the total.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in (0, 1).</exception>
    /// <exception cref="InvalidInputException">No label has two examples.</exception>
    public static (DataSet Kept, DataSet HeldOut) Split(DataSet data, double share, long seed)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be in (0, 1).");
        var groups = Groups(data, share);
        var labels = groups.Select((label, index) => (Label: label, index))
            .GroupBy(item => item.Label, item => item.index)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Examples: group.ToArray()))
            .ToArray();
        if (labels.All(label => label.Examples.Length < 2))
            throw new InvalidInputException(
                data.Path, "a label with at least two examples, one to keep and one to hold out",
                $"{Wording.Count(data.Examples.Count, "example")} of {Wording.Count(labels.Length, "label")}",
                "add examples, or name a validation file of its own");

        var counts = HeldOutCounts([.. labels.Select(label => label.Examples.Length)], share);
        var heldOut = new bool[data.Examples.Count];
        foreach (var (label, count) in labels.Zip(counts))
        {
            // A stream per label: examples of one label do not change the choice in another.
            RandomStream.Derive(seed, $"stratified split of {label.Name}").Shuffle(label.Examples.AsSpan());
            foreach (var index in label.Examples.AsSpan(0, count))
                heldOut[index] = true;
        }
        return (Part(held: false), Part(held: true));

        DataSet Part(bool held) => data.Take(Enumerable.Range(0, heldOut.Length).Where(index => heldOut[index] == held));
    }

    /// <summary>For each example the group that it is divided with.</summary>
    internal static string[] Groups(DataSet data, double share)
    {
        string[] groups = [.. data.Examples.Select(example => example.Label)];
        var sizes = groups.CountBy(group => group).ToDictionary();
        var labelSizes = data.Examples.SelectMany(example => example.Labels).CountBy(label => label).ToDictionary();
        foreach (var (index, example) in data.Examples.Index())
            if (example.LabelSeparator is not null && example.Labels.Count > 1 && sizes[groups[index]] * share < 1)
                groups[index] = example.Labels
                    .OrderBy(label => labelSizes[label]).ThenBy(label => label, StringComparer.Ordinal).First();
        return groups;
    }

    private static int[] HeldOutCounts(int[] sizes, double share)
    {
        var counts = sizes.Select(size => size < 2 ? 0 : Math.Clamp((int)(size * share), 1, size - 1)).ToArray();
        var left = (int)Math.Round(sizes.Sum() * share, MidpointRounding.AwayFromZero) - counts.Sum();
        var byRemainder = Enumerable.Range(0, sizes.Length)
            .Where(label => counts[label] < sizes[label] - 1 && counts[label] <= sizes[label] * share)
            .OrderByDescending(label => sizes[label] * share - counts[label]);
        foreach (var label in byRemainder.Take(Math.Max(0, left)).ToArray())
            counts[label]++;
        return counts;
    }
}
