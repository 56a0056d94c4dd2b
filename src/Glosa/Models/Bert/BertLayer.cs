using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>One layer: attention, then a feed-forward block.</summary>
internal sealed class BertLayer
{
    private readonly BertAttention _attention;
    private readonly Linear _intermediate;
    private readonly BertActivation _activation;
    private readonly BertOutput _output;
    private readonly IReadOnlyList<Parameter> _weights;

    public BertLayer(BertOptions options, ParameterPath path)
    {
        _activation = options.Activation;
        _attention = new(options, path / "attention");
        _intermediate = BertInitializers.CreateLinear(
            path / "intermediate" / "dense", options.HiddenSize, options.FeedForwardSize);
        _output = new(options, options.FeedForwardSize, path / "output");
        _weights = path.Parameters;
    }

    /// <summary>Whether any of its weights is trained.</summary>
    public bool IsTrained => _weights.Any(weight => weight.Trainable);

    /// <summary>States [N, H] of texts with the given lengths [B] to new ones.</summary>
    public Tensor Forward(Tensor states, Tensor lengths, bool training)
    {
        var attended = _attention.Forward(states, lengths, training);
        return _output.Forward(Activate(_intermediate, attended, _activation), attended, training);
    }

    /// <summary>A linear layer and the activation behind it.</summary>
    public static Tensor Activate(Linear layer, Tensor input, BertActivation activation) =>
        activation is BertActivation.Relu ? input.Apply(layer).Relu()
        : layer.ForwardGelu(input, tanhApproximation: activation is BertActivation.GeluNew);
}
