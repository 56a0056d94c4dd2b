using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural;

/// <summary>How large the weights of a model are.</summary>
public static class WeightNorm
{
    // It measures any tensors in one pass; the bound 0 changes nothing.
    private static readonly Operator s_measure = new("glosa::clip_grad_norm_");

    /// <summary>The L2 norm of all weights together, those that are not trained too;
    /// not finite if a weight is not.</summary>
    public static double Of(ParameterStore store)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var weights = store.Parameters.Select(parameter => parameter.Tensor).ToArray();
        return weights.Length == 0 ? 0 : s_measure.CallNumber(weights, 0.0);
    }
}
