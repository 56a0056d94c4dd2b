using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>How a block ends: a linear layer, dropout, the sum with what the block was given, normalized.</summary>
internal sealed class BertOutput
{
    private readonly Linear _dense;
    private readonly LayerNorm _norm;
    private readonly double _dropout;

    public BertOutput(BertOptions options, int inputSize, ParameterPath path)
    {
        _dense = BertInitializers.CreateLinear(path / "dense", inputSize, options.HiddenSize);
        _norm = new(path / "LayerNorm", options.HiddenSize, options.LayerNormEpsilon);
        _dropout = options.HiddenDropout;
    }

    /// <summary>A block's values [N, I] and what it was given [N, H] to [N, H].</summary>
    public Tensor Forward(Tensor values, Tensor given, bool training) =>
        _norm.ForwardSum(values.Apply(_dense), given, training ? _dropout : 0);
}
