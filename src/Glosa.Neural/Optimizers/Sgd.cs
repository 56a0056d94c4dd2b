using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Optimizers;

/// <summary>Stochastic gradient descent, with momentum if asked for. PyTorch's <c>torch.optim.SGD</c>.</summary>
public sealed class Sgd(ParameterStore store, SgdOptions options) : Optimizer(store)
{
    private static readonly Operator s_step = new("glosa::sgd_");

    /// <inheritdoc/>
    protected override void Update(Parameter[] parameters, Tensor[] gradients, double learningRate)
    {
        Tensor[] velocities = options.Momentum > 0 ? [.. parameters.Select(parameter => StateOf(parameter, "momentum_buffer"))] : [];
        s_step.CallInPlace(TensorsOf(parameters), gradients, velocities, learningRate, options.Momentum, options.WeightDecay);
    }
}
