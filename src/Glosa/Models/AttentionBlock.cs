using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>One layer of a <see cref="TextAttention"/>: attention, and a feed-forward block where there is one.</summary>
internal sealed class AttentionBlock
{
    private readonly bool _residual;
    private readonly MultiHeadAttention _attention;
    private readonly LayerNorm? _attentionNorm;
    private readonly Linear? _enter;
    private readonly Linear? _leave;
    private readonly LayerNorm? _outputNorm;
    private readonly Dropout _dropout;

    public AttentionBlock(TextAttentionOptions options, int size, ParameterPath path)
    {
        _residual = options.Residual;
        _attention = new(path / "attention", size, options.Heads);
        _attentionNorm = options.LayerNorm ? new(path / "attention_norm", size) : null;
        if (options.FeedForward is { } hidden)
        {
            _enter = new(path / "feed_forward" / 0, size, hidden);
            _leave = new(path / "feed_forward" / 1, hidden, size);
            _outputNorm = options.LayerNorm ? new(path / "output_norm", size) : null;
        }
        _dropout = new(options.Dropout);
    }

    /// <summary>Queries [B, Q, E], which are states too, and states [B, T, E] to new states [B, Q, E].</summary>
    public Tensor Forward(Tensor queries, Tensor states, Tensor lengths, bool training)
    {
        var attended = Join(queries, _attention.Forward(queries, states, lengths), _attentionNorm, training);
        return _enter is null || _leave is null
            ? attended
            : Join(attended, attended.Apply(_enter).Relu().Apply(_leave), _outputNorm, training);
    }

    private Tensor Join(Tensor before, Tensor added, LayerNorm? norm, bool training)
    {
        var dropped = added.Apply(_dropout, training);
        var joined = _residual ? before + dropped : dropped;
        return norm is null ? joined : joined.Apply(norm);
    }
}
