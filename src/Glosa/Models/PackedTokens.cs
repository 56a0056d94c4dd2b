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

    /// <summary>The texts in their order, in parts of at most so many tokens; a longer text is a part of its
    /// own.</summary>
    internal IEnumerable<PackedTokens> Parts(int mostTokens)
    {
        var (part, tokens) = (new List<int[]>(), 0);
        foreach (var text in Encodings)
        {
            if (part.Count > 0 && tokens + text.Length > mostTokens)
            {
                yield return Create(part, _paddingId, Ids.Device);
                (part, tokens) = ([], 0);
            }
            part.Add(text);
            tokens += Math.Max(1, text.Length);
        }
        yield return Create(part, _paddingId, Ids.Device);
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
