using Glosa.Torch.Interop;

namespace Glosa.Torch;

/// <summary>Turns autograd off on this thread until it ends; results inside need no gradient.</summary>
public readonly ref struct NoGradScope : IDisposable
{
    private readonly bool _wasOn;

    /// <summary>Turns autograd off.</summary>
    public NoGradScope()
    {
        _wasOn = NativeMethods.glosa_grad_mode() != 0;
        NativeMethods.glosa_set_grad_mode(0);
    }

    /// <summary>Restores what was before.</summary>
    public void Dispose()
    {
        if (_wasOn) NativeMethods.glosa_set_grad_mode(1);
    }
}
