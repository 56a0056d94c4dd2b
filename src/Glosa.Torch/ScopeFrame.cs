namespace Glosa.Torch;

/// <summary>The tensors of one open scope; frames are reused, so opening a scope allocates nothing.</summary>
internal sealed class ScopeFrame
{
    [ThreadStatic]
    private static ScopeFrame? t_current;

    [ThreadStatic]
    private static ScopeFrame? t_unused;

    private readonly List<Tensor> _tensors = [];

    public static ScopeFrame? Current => t_current;

    public ScopeFrame? Parent { get; private set; }

    public static ScopeFrame Open()
    {
        var frame = t_unused ?? new ScopeFrame();
        t_unused = frame.Parent;
        frame.Parent = t_current;
        return t_current = frame;
    }

    public void Add(Tensor tensor) => _tensors.Add(tensor);

    public void Close()
    {
        if (t_current != this)
            throw new InvalidOperationException("scopes end in the reverse order of their opening, on the same thread");
        foreach (var tensor in _tensors)
            if (tensor.Frame == this) tensor.Dispose();
        _tensors.Clear();
        t_current = Parent;
        Parent = t_unused;
        t_unused = this;
    }
}
