using Glosa.Tokenization;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>Lets a BERT read texts that are longer than it reads at once: in windows, each between the special tokens of
/// the text.</summary>
/// <remarks>Paper: Sun et al. 2019, arXiv:1905.05583, section 5.3.1, the hierarchical method with mean pooling. Differs:
/// a text's windows are as long as each other, and can overlap.</remarks>
internal sealed class BertWindows
{
    private readonly int _length;
    private readonly int _overlap;
    private readonly int _before;
    private readonly int _after;

    /// <summary>Windows of at most so many tokens, special ones included.</summary>
    /// <param name="length">Tokens of a window.</param>
    /// <param name="overlap">Tokens of the text that a window shares with the next.</param>
    /// <param name="shape">Tells how many special tokens are around a text.</param>
    public BertWindows(int length, int overlap, ModelShape shape)
    {
        (_length, _overlap, _before, _after) = (length, overlap, shape.TokensBefore, shape.TokensAfter);
        ArgumentOutOfRangeException.ThrowIfLessThan(Room, overlap + 1, nameof(length));
    }

    private int Room => _length - _before - _after;

    /// <summary>The windows of a text; one that is short enough is its own.</summary>
    public IEnumerable<int[]> Of(int[] ids) => ids.Length <= _length ? [ids]
        : TokenWindows.Of(new ArraySegment<int>(ids, _before, ids.Length - _before - _after), Room, _overlap)
            .Select(window => (int[])[.. ids[.._before], .. window, .. ids[^_after..]]);

    /// <summary>The mean of each text's windows: rows [W, H] to [B, H].</summary>
    public Tensor Mean(Tensor rows, TokenBatch batch)
    {
        int[] counts = [.. batch.Encodings.Select(ids => ids.Length <= _length ? 1
            : TokenWindows.CountOf(ids.Length - _before - _after, Room, _overlap))];
        var windows = counts.Sum();
        if (windows == counts.Length) return rows;
        var shares = new float[counts.Length * windows];
        var first = 0;
        foreach (var (text, count) in counts.Index())
        {
            shares.AsSpan((text * windows) + first, count).Fill(1f / count);
            first += count;
        }
        return Tensor.From<float>(shares, [counts.Length, windows]).To(rows.Device).MatrixProduct(rows);
    }
}
