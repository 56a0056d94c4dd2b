namespace Glosa.Torch;

/// <summary>Releases, when it ends, every tensor that was made inside it on this thread and not kept.</summary>
/// <remarks>Scopes nest. A <c>ref struct</c> cannot cross an <c>await</c>,
/// so a scope never changes its thread.</remarks>
public ref struct TensorScope : IDisposable
{
    private readonly int _opening;
    private ScopeFrame? _frame;

    /// <summary>Opens a scope on this thread.</summary>
    public TensorScope()
    {
        _frame = ScopeFrame.Open();
        _opening = _frame.Opening;
    }

    private readonly bool IsOpen => _frame is not null && _frame.Opening == _opening;

    /// <summary>Moves a tensor to the scope around this one, or to nobody's but yours where there is none.</summary>
    /// <remarks>A tensor from outside this scope, for example a weight, stays where it is:
    /// it lives longer anyway.</remarks>
    /// <exception cref="ObjectDisposedException">The tensor or the scope is gone.</exception>
    public readonly Tensor Keep(Tensor tensor)
    {
        if (!IsOpen)
            throw new ObjectDisposedException(nameof(TensorScope), "this scope has ended and keeps nothing more");
        tensor.ThrowIfReleased();
        if (_frame!.Surrounds(tensor.Frame)) tensor.MoveTo(_frame.Parent);
        return tensor;
    }

    /// <summary>Moves a tensor out of all scopes: whoever calls this owns and disposes it.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was released.</exception>
    public static Tensor Detach(Tensor tensor)
    {
        tensor.ThrowIfReleased();
        tensor.MoveTo(null);
        return tensor;
    }

    /// <summary>Releases the tensors. A second call does nothing.</summary>
    /// <exception cref="InvalidOperationException">A scope inside this one is still open.</exception>
    public void Dispose()
    {
        if (IsOpen) _frame!.Close();
        _frame = null;
    }
}
