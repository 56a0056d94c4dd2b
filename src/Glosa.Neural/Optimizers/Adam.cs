using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Optimizers;

/// <summary>Adam, and AdamW where its settings ask for that.
/// PyTorch's <c>torch.optim.Adam</c> and <c>AdamW</c>.</summary>
/// <remarks>Papers: Kingma and Ba 2014, arXiv:1412.6980; Loshchilov and Hutter 2017, arXiv:1711.05101.</remarks>
public sealed class Adam(ParameterStore store, AdamOptions options) : Optimizer(store, options)
{
    private const string Mean = "exp_avg";
    private const string Square = "exp_avg_sq";
    private const string Count = "step";

    private static readonly Operator s_step = new("glosa::adam_");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Quantities { get; } = [Mean, Square, Count];

    /// <inheritdoc/>
    protected override bool TakesSparseGradients => true;

    /// <inheritdoc/>
    protected override void Update(
        Parameter[] parameters, Tensor[] gradients, double learningRate, double weightDecay) =>
        s_step.CallInPlace(TensorsOf(parameters), gradients, StateOf(parameters, Mean), StateOf(parameters, Square),
            StateOf(parameters, Count), learningRate,
            options.Beta1, options.Beta2, options.Epsilon, weightDecay, options is AdamWOptions);

    /// <inheritdoc/>
    protected override Tensor CreateState(Parameter parameter, string quantity) => quantity == Count
        ? Tensor.Zeros([], DType.Int64)     // read at every step, so it stays on the processor
        : base.CreateState(parameter, quantity);
}
