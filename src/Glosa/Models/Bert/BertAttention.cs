using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>Self-attention of packed texts, joined with what it was given.</summary>
internal sealed class BertAttention
{
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly BertOutput _output;
    private readonly long _heads;
    private readonly double _dropout;

    public BertAttention(BertOptions options, ParameterPath path)
    {
        var (size, self) = (options.HiddenSize, path / "self");
        (_heads, _dropout) = (options.Heads, options.AttentionDropout);
        _query = BertInitializers.CreateLinear(self / "query", size, size);
        _key = BertInitializers.CreateLinear(self / "key", size, size);
        _value = BertInitializers.CreateLinear(self / "value", size, size);
        _output = new(options, size, path / "output");
    }

    /// <summary>States [N, H] of texts with the given lengths [B] to new ones.</summary>
    public Tensor Forward(Tensor states, Tensor lengths, bool training)
    {
        var attended = PackedOperators.PackedAttention(states.Apply(_query), states.Apply(_key), states.Apply(_value),
            lengths, _heads, training ? _dropout : 0);                                          // [N, H]
        return _output.Forward(attended, states, training);
    }
}
