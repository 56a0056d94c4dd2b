using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural;

/// <summary>Keeps gradients from growing too large.</summary>
/// <remarks>Paper: Pascanu, Mikolov and Bengio 2012, arXiv:1211.5063. PyTorch's <c>clip_grad_norm_</c>.</remarks>
public static class GradientClipping
{
    private static readonly Operator s_clip = new("glosa::clip_grad_norm_");

    /// <summary>Scales all gradients so that their common L2 norm is at most <paramref name="largest"/>.</summary>
    /// <param name="store">The weights; those without a gradient do not count.</param>
    /// <param name="largest">The bound; 0 changes nothing and only measures.</param>
    /// <returns>The norm before clipping; not finite if a gradient is not.</returns>
    public static double ClipByNorm(ParameterStore store, double largest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        using var scope = new TensorScope();
        var gradients = store.Parameters.Select(parameter => parameter.Tensor.Gradient).OfType<Tensor>().ToArray();
        return gradients.Length == 0 ? 0 : s_clip.CallNumber(gradients, largest);
    }
}
