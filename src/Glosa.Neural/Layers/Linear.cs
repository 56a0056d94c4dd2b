using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>[..., I] times a weight, plus a bias: [..., O]. PyTorch's <c>nn.Linear</c>.</summary>
public sealed class Linear : ILayer
{
    private readonly Tensor _weight;    // [O, I]
    private readonly Tensor? _bias;     // [O]

    /// <summary>Makes <c>weight</c> and, unless told otherwise, <c>bias</c>.</summary>
    public Linear(ParameterPath path, long inputSize, long outputSize, bool bias = true)
    {
        var initializer = Initializers.UniformByFanIn(inputSize);
        _weight = path.Add("weight", [outputSize, inputSize], initializer);
        _bias = bias ? path.Add("bias", [outputSize], initializer) : null;
    }

    /// <summary>Makes <c>weight</c>, and a <c>bias</c> with first values of its own.</summary>
    public Linear(ParameterPath path, long inputSize, long outputSize, Initializer bias)
    {
        _weight = path.Add("weight", [outputSize, inputSize], Initializers.UniformByFanIn(inputSize));
        _bias = path.Add("bias", [outputSize], bias);
    }

    /// <summary>Makes <c>weight</c> and <c>bias</c>, both with first values of their own.</summary>
    public Linear(ParameterPath path, long inputSize, long outputSize, Initializer weight, Initializer bias)
    {
        _weight = path.Add("weight", [outputSize, inputSize], weight);
        _bias = path.Add("bias", [outputSize], bias);
    }

    /// <inheritdoc/>
    public Tensor Forward(Tensor input) => input.LinearMap(_weight, _bias);

    /// <summary>GELU of the layer's output, in one pass over it: [N, I] to [N, O].</summary>
    /// <param name="input">[N, I].</param>
    /// <param name="tanhApproximation">The form with a hyperbolic tangent.</param>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public Tensor ForwardGelu(Tensor input, bool tanhApproximation = false) => PackedOperators.BiasGelu(
        input.LinearMap(_weight, bias: null),
        _bias ?? throw new InvalidOperationException("GELU is computed together with a bias, which this layer lacks"),
        tanhApproximation);
}
