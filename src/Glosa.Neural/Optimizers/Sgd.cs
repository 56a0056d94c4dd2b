using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Optimizers;

/// <summary>Stochastic gradient descent, with momentum if asked for. PyTorch's <c>torch.optim.SGD</c>.</summary>
public sealed class Sgd(ParameterStore store, SgdOptions options) : Optimizer(store, options)
{
    private const string Velocity = "momentum_buffer";

    private static readonly Operator s_step = new("glosa::sgd_");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Quantities { get; } = options.Momentum > 0 ? [Velocity] : [];

    /// <inheritdoc/>
    protected override bool TakesSparseGradients => options.Momentum == 0 && options.WeightDecay == 0;

    /// <inheritdoc/>
    protected override void Update(
        Parameter[] parameters, Tensor[] gradients, double learningRate, double weightDecay)
    {
        Tensor[] velocities = options.Momentum > 0 ? StateOf(parameters, Velocity) : [];
        s_step.CallInPlace(TensorsOf(parameters), gradients, velocities,
            learningRate, options.Momentum, weightDecay);
    }
}
