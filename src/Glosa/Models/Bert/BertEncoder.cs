using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>A transformer encoder that reads texts in both directions; no padding is computed.</summary>
/// <remarks>Paper: Devlin et al. 2018, "BERT: Pre-training of Deep Bidirectional Transformers for Language
/// Understanding", arXiv:1810.04805. Weights have Hugging Face's names and shapes.</remarks>
public sealed class BertEncoder
{
    // Outside training so many rows are in work at once, give or take a text: its memory does not grow with the batch.
    private const int MostTokensAtOnce = 16_384;

    private readonly BertEmbeddings _embeddings;
    private readonly BertLayer[] _layers;
    private readonly Parameter[] _weights;
    private readonly bool _checkpoints;

    /// <summary>Makes the weights <c>embeddings</c> and <c>encoder.layer.N</c>.</summary>
    public BertEncoder(BertOptions options, int vocabularySize, ParameterPath path)
    {
        _embeddings = new(options, vocabularySize, path / "embeddings");
        _layers = [.. Enumerable.Range(0, options.Layers).Select(layer =>
            new BertLayer(options, path / "encoder" / "layer" / layer))];
        _weights = [.. (path / "embeddings").Parameters, .. (path / "encoder").Parameters];
        _checkpoints = options.GradientCheckpointing;
    }

    /// <summary>The vectors of the vocabulary's entries [V, H].</summary>
    internal Tensor WordVectors => _embeddings.WordVectors;

    /// <summary>States of texts that it has read while it is frozen; null where none are kept.</summary>
    internal FrozenStates? Kept { get; set; }

    /// <summary>Whether any of its weights is trained.</summary>
    internal bool IsTrained => _weights.Any(weight => weight.Trainable);

    /// <summary>Tokens to their last states [N, H]. Where no weight is trained there is no dropout, and what was read
    /// before may be remembered.</summary>
    public Tensor Forward(PackedTokens tokens, bool training)
    {
        if (IsTrained) return Read(tokens, training);
        return Kept is { } kept ? kept.Of(tokens, some => Read(some, training: false)) : Read(tokens, training: false);
    }

    /// <summary>Vectors [N, H] in place of those of the words to the last states [N, H]; nothing is remembered.</summary>
    public Tensor Forward(Tensor words, PackedTokens tokens, bool training) =>
        Read(words, tokens, training && IsTrained);

    /// <summary>Token ids [...] to the vectors of the words [..., H], without those of places.</summary>
    internal Tensor Embed(Tensor ids) => _embeddings.Words(ids);

    /// <summary>Reads all texts that are to be kept, once.</summary>
    internal void FillKept(int paddingId, Device device, Action<int> progress, CancellationToken stop) =>
        Kept?.Fill(tokens => Read(tokens, training: false), paddingId, device, progress, stop);

    private Tensor Read(PackedTokens tokens, bool training) =>
        training || tokens.Ids.Size(0) <= MostTokensAtOnce ? Read(Embed(tokens.Ids), tokens, training)
            : Tensor.Concatenate(tokens.Parts(MostTokensAtOnce).Select(part => Read(Embed(part.Ids), part, training)));

    // What a layer made on its way is let go behind it, unless backward needs it.
    private Tensor Read(Tensor words, PackedTokens tokens, bool training)
    {
        var embedded = _embeddings.Forward(words, tokens, training);
        var states = embedded;
        foreach (var layer in _layers)
        {
            var given = states;
            using var scope = new TensorScope();
            states = scope.Keep(_checkpoints && training
                ? GradientCheckpointing.Run(given, Forward, layer.IsTrained) : Forward(given));
            if (!training && given != embedded) given.Dispose();

            Tensor Forward(Tensor input) => layer.Forward(input, tokens.Lengths, training);
        }
        return states;
    }
}
