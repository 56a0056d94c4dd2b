using Glosa.Torch;

namespace Glosa.Models;

/// <summary>The real tokens of a batch, one text after the other: N rows and no padding.</summary>
/// <remarks>Linear layers and norms of N rows cost nothing for padding; only attention has to know the texts.</remarks>
public sealed class PackedTokens
{
    private readonly int _paddingId;

    private PackedTokens(
        IReadOnlyList<int[]> encodings, int paddingId, Tensor ids, Tensor places, Tensor firsts, Tensor lengths)
    {
        (Encodings, _paddingId) = (encodings, paddingId);
        (Ids, Places, Firsts, Lengths) = (ids, places, firsts, lengths);
    }

    /// <summary>Token ids of each text as they were given; of an empty text none.</summary>
    internal IReadOnlyList<int[]> Encodings { get; }

    /// <summary>Token ids [N].</summary>
    public Tensor Ids { get; }

    /// <summary>The place of each token in its text, from 0: [N].</summary>
    public Tensor Places { get; }

    /// <summary>The row of each text's first token [B].</summary>
    public Tensor Firsts { get; }

    /// <summary>Lengths [B], at least 1; their sum is N.</summary>
    public Tensor Lengths { get; }

    /// <summary>Some of the texts by their numbers.</summary>
    internal PackedTokens Only(IReadOnlyList<int> texts) =>
        Create([.. texts.Select(text => Encodings[text])], _paddingId, Ids.Device);

    /// <summary>The rows of real tokens [N, H] out of [B, T, H].</summary>
    internal Tensor Pack(Tensor padded)
    {
        var (row, width) = (0, padded.Size(1));
        var rows = new long[Encodings.Sum(ids => Math.Max(1, ids.Length))];
        foreach (var (text, ids) in Encodings.Index())
            for (var place = 0; place < Math.Max(1, ids.Length); place++) rows[row++] = text * width + place;
        return padded.Reshape(-1, padded.Size(2)).IndexSelect(0, Tensor.From<long>(rows).To(padded.Device));
    }

    /// <summary>Rows [N, H] as [B, T, H] with T the longest text's length; behind the end of a text stand rows that mean
    /// nothing.</summary>
    internal Tensor Unpack(Tensor rows)
    {
        var (first, width) = (0L, Encodings.Max(ids => Math.Max(1, ids.Length)));
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

    /// <summary>Puts the texts one after the other; one without tokens is read as one padding token.</summary>
    public static PackedTokens Create(IReadOnlyList<int[]> encodings, int paddingId, Device device)
    {
        var count = encodings.Sum(ids => Math.Max(1, ids.Length));
        var (ids, places) = (new long[count], new long[count]);
        var (firsts, lengths) = (new long[encodings.Count], new long[encodings.Count]);
        var row = 0;
        for (var text = 0; text < encodings.Count; text++)
        {
            ReadOnlySpan<int> tokens = encodings[text].Length > 0 ? encodings[text] : [paddingId];
            (firsts[text], lengths[text]) = (row, tokens.Length);
            for (var place = 0; place < tokens.Length; place++, row++) (ids[row], places[row]) = (tokens[place], place);
        }
        return new(encodings, paddingId, Tensor.From<long>(ids).To(device), Tensor.From<long>(places).To(device),
            Tensor.From<long>(firsts).To(device), Tensor.From<long>(lengths).To(device));
    }
}
