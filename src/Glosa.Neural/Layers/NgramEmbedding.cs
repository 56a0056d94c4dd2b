using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>Vectors of n-grams of two tokens and more; those whose hashes are equal share one.</summary>
/// <remarks>Paper: Joulin et al. 2016, arXiv:1607.01759. Differs: the hash is of token ids, not of the words'
/// letters.</remarks>
public sealed class NgramEmbedding
{
    private const long HashFactor = 116_049_371;    // fastText's

    private readonly Embedding _embedding;
    private readonly int _longest;
    private readonly long _buckets;

    /// <summary>Makes <c>weight</c>.</summary>
    /// <param name="path">Where the weight is named.</param>
    /// <param name="longest">N, tokens of the longest n-gram, at least 2.</param>
    /// <param name="buckets">Rows of the table; the first one is for none and stays zero.</param>
    /// <param name="size">E, the size of a vector.</param>
    /// <param name="standardDeviation">Of the first values; 1 by default.</param>
    public NgramEmbedding(ParameterPath path, int longest, long buckets, long size, double standardDeviation = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 2);
        (_longest, _buckets) = (longest, buckets);
        _embedding = new(path, buckets, size, paddingId: 0, standardDeviation);
    }

    /// <summary>Sums over all n-grams of texts with ids [B, T] and lengths [B]: [B, E].</summary>
    public Tensor SumOverText(Tensor ids, Tensor lengths) => _embedding.SumOverText(Tensor.Concatenate(
        [ids.ZerosLike().Narrow(1, 0, 1), .. RowsOf(ids, lengths)], dimension: 1));         // a batch may have none

    /// <summary>How many n-grams texts with lengths [B] have, the longest of the given width: [B].</summary>
    public Tensor CountOfText(Tensor lengths, long width)
    {
        var counts = lengths.ZerosLike();
        for (var length = 2; length <= Math.Min(_longest, width); length++)
            counts += LastPlaces(length, width, lengths.Device).LessThan(lengths.Unsqueeze(1)).To(DType.Int64).Sum(1);
        return counts;
    }

    /// <summary>The vectors of all n-grams, each shared out in equal parts to its tokens: ids [B, T] to [B, T, E], whose
    /// sum over a text is <see cref="SumOverText"/>.</summary>
    /// <param name="ids">Token ids [B, T].</param>
    /// <param name="lengths">Lengths [B].</param>
    /// <param name="paddingId">The id of padding: an n-gram that holds it is none.</param>
    public Tensor SharesOfTokens(Tensor ids, Tensor lengths, long paddingId)
    {
        var isPadding = ids.EqualTo(Tensor.Full([1], paddingId, DType.Int64, ids.Device));  // [B, T]
        var shares = ids.ZerosLike().Apply(_embedding);                                     // [B, T, E], zero
        foreach (var (index, rows) in RowsOf(ids, lengths).Index())
        {
            var (length, places) = (index + 2, rows.Size(1));
            var real = rows;
            for (var token = 0; token < length; token++)
                real = real.MaskedFill(isPadding.Narrow(1, token, places), 0);
            var parts = real.Apply(_embedding) / length;                                    // [B, T−n+1, E]
            for (var token = 0; token < length; token++)
                shares += Tensor.Concatenate([shares.ZerosLike().Narrow(1, 0, token), parts,
                    shares.ZerosLike().Narrow(1, 0, length - 1 - token)], dimension: 1);    // [B, T, E]
        }
        return shares;
    }

    // For each length of n-grams, the rows of those that start at each place: [B, T−n+1]; 0 where there is none.
    private IEnumerable<Tensor> RowsOf(Tensor ids, Tensor lengths)
    {
        var (width, hashes) = (ids.Size(1), ids);
        for (var length = 2; length <= Math.Min(_longest, width); length++)
        {
            var places = width - length + 1;
            hashes = hashes.Narrow(1, 0, places) * Tensor.Full([1], HashFactor, DType.Int64, ids.Device)
                + ids.Narrow(1, length - 1, places);                                        // [B, T−n+1]
            yield return (hashes.Remainder(_buckets - 1) + Tensor.Ones([1], DType.Int64, ids.Device))
                .MaskedFill(LastPlaces(length, width, ids.Device).AtLeast(lengths.Unsqueeze(1)), 0);
        }
    }

    // The place of each n-gram's last token: [1, T−n+1].
    private static Tensor LastPlaces(int length, long width, Device device) =>
        Tensor.Arange(length - 1, width, device).Unsqueeze(0);
}
