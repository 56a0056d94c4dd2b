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

    /// <summary>Counts the scopes that used this frame: tells the one that is open from those that ended.</summary>
    public int Opening { get; private set; }

    public static ScopeFrame Open()
    {
        var frame = t_unused ?? new ScopeFrame();
        t_unused = frame.Parent;
        frame.Parent = t_current;
        return t_current = frame;
    }

    public void Add(Tensor tensor) => _tensors.Add(tensor);

    /// <summary>Whether a tensor's frame is this one or was opened inside it.</summary>
    public bool Surrounds(ScopeFrame? other)
    {
        for (var frame = t_current; frame is not null && other is not null; frame = frame.Parent)
        {
            if (frame == other) return true;
            if (frame == this) return false;
        }
        return false;
    }

    public void Close()
    {
        if (t_current != this)
            throw new InvalidOperationException("scopes end in the reverse order of their opening, on the same thread");
        foreach (var tensor in _tensors)
            if (tensor.Frame == this) tensor.Dispose();
        _tensors.Clear();
        Opening++;
        t_current = Parent;
        Parent = t_unused;
        t_unused = this;
    }
}
