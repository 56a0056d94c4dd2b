using System.Globalization;

namespace Glosa.Models.Bert;

/// <summary>Which texts' states are kept, and how much they take: known before anything is read.</summary>
internal sealed class StatePlan
{
    private const int BytesPerNumber = 2;

    /// <summary>Keeps as many of the texts, in their order, as the bytes allow.</summary>
    /// <param name="texts">Token ids of all texts; equal ones are kept once.</param>
    /// <param name="size">Size of a token's state.</param>
    /// <param name="maxBytes">Most bytes.</param>
    public StatePlan(IEnumerable<int[]> texts, int size, long maxBytes)
    {
        Size = size;
        Texts = [.. texts.DistinctBy(FrozenStates.KeyOf)];
        foreach (var text in Texts)
        {
            if (Bytes + BytesOf(text) > maxBytes) break;
            Bytes += BytesOf(text);
            KeptTexts++;
        }
    }

    /// <summary>Size of a token's state.</summary>
    public int Size { get; }

    /// <summary>All texts that differ.</summary>
    public IReadOnlyList<int[]> Texts { get; }

    /// <summary>How many of them, from the first on, are kept.</summary>
    public int KeptTexts { get; }

    /// <summary>Bytes of these.</summary>
    public long Bytes { get; }

    /// <summary>Whether they are kept on disk, and not in memory.</summary>
    public bool OnDisk { get; set; }

    /// <summary>Bytes of a text's states.</summary>
    public long BytesOf(int[] text) => (long)Math.Max(1, text.Length) * Size * BytesPerNumber;

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"states of {KeptTexts:N0} texts are kept {(OnDisk ? "on disk" : "in memory")}, {Bytes / 1e6:N0} MB")
        + (KeptTexts == Texts.Count ? "" : string.Create(CultureInfo.InvariantCulture,
            $"; {Texts.Count - KeptTexts:N0} more are read in every epoch, as cache.max_bytes allows no more"));
}
