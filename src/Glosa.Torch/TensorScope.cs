namespace Glosa.Torch;

/// <summary>Releases, when it ends, every tensor that was made inside it on this thread and not kept.</summary>
/// <remarks>Scopes nest. A <c>ref struct</c> cannot cross an <c>await</c>, so a scope never changes its thread.</remarks>
public ref struct TensorScope : IDisposable
{
    private ScopeFrame? _frame;

    /// <summary>Opens a scope on this thread.</summary>
    public TensorScope() => _frame = ScopeFrame.Open();

    /// <summary>Moves a tensor to the scope around this one, or to nobody's but yours where there is none.</summary>
    public readonly Tensor Keep(Tensor tensor)
    {
        tensor.MoveTo(_frame!.Parent);
        return tensor;
    }

    /// <summary>Moves a tensor out of all scopes: whoever calls this owns and disposes it.</summary>
    public static Tensor Detach(Tensor tensor)
    {
        tensor.MoveTo(null);
        return tensor;
    }

    /// <summary>Releases the tensors.</summary>
    /// <exception cref="InvalidOperationException">A scope inside this one is still open.</exception>
    public void Dispose()
    {
        _frame?.Close();
        _frame = null;
    }
}
