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

    /// <summary>Sums over all n-grams of texts with ids [B, T] and lengths [B]: [B, E], and how many there are [B].
    /// </summary>
    public (Tensor Sums, Tensor Counts) SumOverText(Tensor ids, Tensor lengths)
    {
        var width = ids.Size(1);
        var hashes = ids;                                                                   // of n-grams that start here
        var rows = new List<Tensor> { ids.ZerosLike().Narrow(1, 0, 1) };                    // a batch may have none
        var counts = lengths.ZerosLike();
        for (var length = 2; length <= Math.Min(_longest, width); length++)
        {
            var places = width - length + 1;
            hashes = hashes.Narrow(1, 0, places) * Tensor.Full([1], HashFactor, DType.Int64, ids.Device)
                + ids.Narrow(1, length - 1, places);                                        // [B, T−n+1]
            var last = Tensor.Arange(length - 1, width, ids.Device).Unsqueeze(0);           // place of its last token
            rows.Add((hashes.Remainder(_buckets - 1) + Tensor.Ones([1], DType.Int64, ids.Device))
                .MaskedFill(last.AtLeast(lengths.Unsqueeze(1)), 0));
            counts += last.LessThan(lengths.Unsqueeze(1)).To(DType.Int64).Sum(1);
        }
        return (_embedding.SumOverText(Tensor.Concatenate(rows, dimension: 1)), counts);
    }
}
