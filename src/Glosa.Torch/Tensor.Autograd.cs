using Glosa.Torch.Interop;

namespace Glosa.Torch;

/// <content>Automatic differentiation.</content>
public sealed partial class Tensor
{
    /// <summary>Whether gradients are computed for this tensor; only leaves can be set.</summary>
    public unsafe bool RequiresGrad
    {
        get
        {
            var required = NativeMethods.glosa_requires_grad(Handle);
            GC.KeepAlive(this);
            return required != 0;
        }
        set
        {
            var status = NativeMethods.glosa_set_requires_grad(Handle, value ? 1 : 0, NativeError.Current);
            NativeError.Check(status, nameof(RequiresGrad), this);
        }
    }

    /// <summary>The gradient of the last <see cref="Backward"/>, or null;
    /// each call makes a new reference to it.</summary>
    public unsafe Tensor? Gradient
    {
        get
        {
            var status = NativeMethods.glosa_grad(Handle, out var gradient, NativeError.Current);
            NativeError.Check(status, nameof(Gradient), this);
            return gradient == 0 ? null : Adopt(gradient);
        }
    }

    /// <summary>Adds the gradient of this one value to every leaf that it depends on.</summary>
    /// <exception cref="TorchException">The tensor has more than one element or needs no gradient.</exception>
    public unsafe void Backward()
    {
        Engine.Enter();
        var status = NativeMethods.glosa_backward(Handle, NativeError.Current);
        NativeError.Check(status, nameof(Backward), this);
    }

    /// <summary>Drops the gradient.</summary>
    public unsafe void ClearGradient()
    {
        var status = NativeMethods.glosa_clear_grad(Handle, NativeError.Current);
        NativeError.Check(status, nameof(ClearGradient), this);
    }
}
