using Glosa.Torch;

namespace Glosa.Models;

/// <summary>The real tokens of a batch, one text after the other: N rows and no padding.</summary>
/// <remarks>Linear layers and norms of N rows cost nothing for padding; only attention has to know the texts.</remarks>
public sealed class PackedTokens
{
    private PackedTokens(Tensor ids, Tensor places, Tensor firsts, Tensor lengths) =>
        (Ids, Places, Firsts, Lengths) = (ids, places, firsts, lengths);

    /// <summary>Token ids [N].</summary>
    public Tensor Ids { get; }

    /// <summary>The place of each token in its text, from 0: [N].</summary>
    public Tensor Places { get; }

    /// <summary>The row of each text's first token [B].</summary>
    public Tensor Firsts { get; }

    /// <summary>Lengths [B], at least 1; their sum is N.</summary>
    public Tensor Lengths { get; }

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
        return new(Tensor.From<long>(ids).To(device), Tensor.From<long>(places).To(device),
            Tensor.From<long>(firsts).To(device), Tensor.From<long>(lengths).To(device));
    }
}
