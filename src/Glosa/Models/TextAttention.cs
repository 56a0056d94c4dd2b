using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Self-attention over token vectors with positions; the classifier sees one token's state, or a pool of all.
/// </summary>
/// <remarks>Paper: Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762.</remarks>
public sealed class TextAttention : TextModel
{
    private readonly TextAttentionOptions _options;
    private readonly Embedding _embedding;
    private readonly ILayer? _positions;
    private readonly AttentionBlock[] _blocks;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>embedding</c>, <c>positions</c> if they are learned, <c>layers.N</c>
    /// and <c>classifier</c>.</summary>
    public TextAttention(TextAttentionOptions options, ModelShape shape, ParameterPath path)
    {
        var size = options.VectorSize;
        _options = options;
        _embedding = options.CreateEmbedding(shape, path);
        _positions = options.Positions switch
        {
            PositionKind.Sinusoidal => new SinusoidalPositions(size),
            PositionKind.Learned => new LearnedPositions(path / "positions",
                options.MaxPositions ?? shape.MaxLength
                    ?? throw new ArgumentException("learned positions need the length of the longest text", nameof(shape)),
                size, options.EmbeddingDeviation),
            _ => null,
        };
        _blocks = [.. Enumerable.Range(0, options.Layers).Select(layer =>
            new AttentionBlock(options, size, path / "layers" / layer))];
        _dropout = new(options.Dropout);
        _classifier = new(path / "classifier", size, shape.LabelCount);
    }

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => batch.Ids.Apply(_embedding);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var states = (_positions is null ? vectors : vectors.Apply(_positions)).Apply(_dropout, training);  // [B, T, E]
        foreach (var block in _blocks)
        {
            // The last block answers the first token alone where the classifier sees no other.
            var queries = block == _blocks[^1] && _options.Pooling is AttentionPooling.Cls
                ? states.Narrow(1, 0, 1) : states;
            states = block.Forward(queries, states, batch.Lengths, training);                   // [B, T or 1, E]
        }
        var pooled = _options.Pooling switch
        {
            AttentionPooling.Max => states.MaxOverText(batch),
            AttentionPooling.Mean => states.MeanOverText(batch),
            _ => states.Select(1, 0),
        };                                                                                      // [B, E]
        return pooled.Apply(_dropout, training).Apply(_classifier);                             // [B, C]
    }
}
