using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Optimizers;

/// <summary>Adam, and AdamW where its settings ask for that. PyTorch's <c>torch.optim.Adam</c> and <c>AdamW</c>.</summary>
/// <remarks>Papers: Kingma and Ba 2014, arXiv:1412.6980; Loshchilov and Hutter 2017, arXiv:1711.05101.</remarks>
public sealed class Adam(ParameterStore store, AdamOptions options) : Optimizer(store)
{
    private static readonly Operator s_step = new("glosa::adam_");

    /// <inheritdoc/>
    protected override void Update(Parameter[] parameters, Tensor[] gradients, double learningRate)
    {
        Tensor[] means = [.. parameters.Select(parameter => StateOf(parameter, "exp_avg"))];
        Tensor[] squares = [.. parameters.Select(parameter => StateOf(parameter, "exp_avg_sq"))];
        s_step.CallInPlace(TensorsOf(parameters), gradients, means, squares, StepCount, learningRate, options.Beta1,
            options.Beta2, options.Epsilon, options.WeightDecay, options is AdamWOptions);
    }
}
