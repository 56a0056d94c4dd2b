using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>The sum of a token's vector, its place's and its part's, normalized.</summary>
internal sealed class BertEmbeddings
{
    private readonly Embedding _words;
    private readonly Embedding _places;
    private readonly Tensor _parts;     // [P, H]: of the first and the second of a pair of texts
    private readonly LayerNorm _norm;
    private readonly Dropout _dropout;

    public BertEmbeddings(BertOptions options, int vocabularySize, ParameterPath path)
    {
        var size = options.HiddenSize;
        _words = BertInitializers.CreateEmbedding(path / "word_embeddings", vocabularySize, size);
        _places = BertInitializers.CreateEmbedding(path / "position_embeddings", options.MaxPositions, size);
        _parts = (path / "token_type_embeddings").Add("weight", [options.TokenTypes, size], BertInitializers.Weight);
        _norm = new(path / "LayerNorm", size, options.LayerNormEpsilon);
        _dropout = new(options.HiddenDropout);
    }

    /// <summary>The vectors of the vocabulary's entries [V, H].</summary>
    public Tensor WordVectors => _words.Weight;

    /// <summary>Token ids [...] to the words' vectors [..., H], before anything is added.</summary>
    public Tensor Words(Tensor ids) => ids.Apply(_words);

    /// <summary>The words' vectors [N, H] of single texts to states [N, H].</summary>
    public Tensor Forward(Tensor words, PackedTokens tokens, bool training) =>
        (words + tokens.Places.Apply(_places) + _parts.Narrow(0, 0, 1)).Apply(_norm).Apply(_dropout, training);
}
