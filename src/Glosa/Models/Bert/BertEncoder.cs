using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>A transformer encoder that reads texts in both directions; no padding is computed.</summary>
/// <remarks>Paper: Devlin et al. 2018, "BERT: Pre-training of Deep Bidirectional Transformers for Language
/// Understanding", arXiv:1810.04805. Weights have Hugging Face's names and shapes.</remarks>
public sealed class BertEncoder
{
    private readonly BertEmbeddings _embeddings;
    private readonly BertLayer[] _layers;

    /// <summary>Makes the weights <c>embeddings</c> and <c>encoder.layer.N</c>.</summary>
    public BertEncoder(BertOptions options, int vocabularySize, ParameterPath path)
    {
        _embeddings = new(options, vocabularySize, path / "embeddings");
        _layers = [.. Enumerable.Range(0, options.Layers).Select(layer =>
            new BertLayer(options, path / "encoder" / "layer" / layer))];
    }

    /// <summary>Tokens to their last states [N, H].</summary>
    public Tensor Forward(PackedTokens tokens, bool training)
    {
        var states = _embeddings.Forward(tokens, training);
        foreach (var layer in _layers) states = layer.Forward(states, tokens.Lengths, training);
        return states;
    }
}
