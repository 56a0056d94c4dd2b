using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Texts of one batch as a model reads them. Its tensors live in the scope in which it was made.</summary>
public sealed class TokenBatch
{
    private readonly int _paddingId;

    private TokenBatch(IReadOnlyList<int[]> encodings, int paddingId, Tensor ids, Tensor lengths)
    {
        (Encodings, _paddingId) = (encodings, paddingId);
        (Ids, Lengths) = (ids, lengths);
    }

    /// <summary>Token ids of each text as they were given; of an empty text none.</summary>
    internal IReadOnlyList<int[]> Encodings { get; }

    /// <summary>Token ids [B, T], padded at the end.</summary>
    public Tensor Ids { get; }

    /// <summary>True lengths [B], at least 1.</summary>
    public Tensor Lengths { get; }

    /// <summary>Number of texts.</summary>
    public long TextCount => Ids.Size(0);

    /// <summary>Number of tokens of the longest text.</summary>
    public long PaddedLength => Ids.Size(1);

    /// <summary>The lengths [B] if padding counted as text: all the same.</summary>
    public Tensor PaddedLengths => Tensor.Full([TextCount], PaddedLength, DType.Int64, Ids.Device);

    /// <summary>True where a place of [B, T] is padding.</summary>
    public Tensor Padding => Tensor.Arange(0, PaddedLength, Ids.Device).Unsqueeze(0).AtLeast(Lengths.Unsqueeze(1));

    /// <summary>The same tokens without padding, made in the caller's scope.</summary>
    public PackedTokens Pack() => PackedTokens.Create(Encodings, _paddingId, Ids.Device);

    /// <summary>What is made of each text's tokens, without padding.</summary>
    internal PackedTokens Pack(Func<int[], IEnumerable<int[]>> partsOf) =>
        PackedTokens.Create([.. Encodings.SelectMany(partsOf)], _paddingId, Ids.Device);

    /// <summary>Rows of all tokens' vectors [B, T, E] in the order in which their tokens are packed: [N, E].</summary>
    /// <param name="vectors">A vector for each place of the batch.</param>
    /// <param name="partsOf">What was made of each text's tokens; null if they were packed as they are.</param>
    internal Tensor PackRows(Tensor vectors, Func<int[], IEnumerable<int[]>>? partsOf = null)
    {
        var width = (int)vectors.Size(1);
        var rows = new List<long>();
        foreach (var (text, ids) in Encodings.Index())
        {
            int[] own = [.. Enumerable.Range(text * width, Math.Max(1, ids.Length))];
            foreach (var part in partsOf?.Invoke(own) ?? [own])
                foreach (var row in part) rows.Add(row);
        }
        return vectors.Reshape(-1, vectors.Size(2)).IndexSelect(0, Tensor.From<long>([.. rows]).To(vectors.Device));
    }

    /// <summary>The batch of what is made of each text's tokens, end to end.</summary>
    internal TokenBatch Join(Func<int[], IEnumerable<int[]>> partsOf) =>
        Create([.. Encodings.Select(ids => (int[])[.. partsOf(ids).SelectMany(part => part)])], _paddingId, Ids.Device);

    /// <summary>Rows [N, H], one for each real token, as [B, T, H]; behind the end of a text stand rows that mean
    /// nothing.</summary>
    internal Tensor Unpack(Tensor rows)
    {
        var (first, width) = (0L, (int)PaddedLength);
        var places = new long[Encodings.Count * width];
        foreach (var (text, ids) in Encodings.Index())
        {
            var length = Math.Max(1, ids.Length);
            for (var place = 0; place < width; place++)
                places[text * width + place] = first + Math.Min(place, length - 1);
            first += length;
        }
        return rows.IndexSelect(0, Tensor.From<long>(places).To(rows.Device))
            .Reshape(Encodings.Count, width, rows.Size(1));
    }

    /// <summary>Pads the encodings to the longest; a text without tokens is read as one padding token.</summary>
    public static TokenBatch Create(IReadOnlyList<int[]> encodings, int paddingId, Device device)
    {
        var width = Math.Max(1, encodings.Max(ids => ids.Length));
        var padded = new long[encodings.Count * width];
        var lengths = new long[encodings.Count];
        for (var text = 0; text < encodings.Count; text++)
        {
            var ids = encodings[text];
            var row = padded.AsSpan(text * width, width);
            for (var place = 0; place < ids.Length; place++) row[place] = ids[place];
            row[ids.Length..].Fill(paddingId);
            lengths[text] = Math.Max(1, ids.Length);
        }
        return new TokenBatch(encodings, paddingId, Tensor.From<long>(padded, [encodings.Count, width]).To(device),
            Tensor.From<long>(lengths).To(device));
    }
}
