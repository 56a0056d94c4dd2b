using System.Globalization;
using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>A place in a <see cref="ParameterStore"/>; layers are built from one, which names their weights.</summary>
public readonly struct ParameterPath
{
    private readonly ParameterStore _store;
    private readonly string _prefix;

    internal ParameterPath(ParameterStore store, string prefix) => (_store, _prefix) = (store, prefix);

    /// <summary>Where the weights are.</summary>
    public Device Device => _store.Device;

    /// <summary>Whether gradients of embeddings hold only the rows in use.</summary>
    public bool SparseGradients => _store.SparseGradients;

    /// <summary>The weights that are below this place now.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. _store.Parameters.Where(Holds)];

    /// <summary>The place below this one.</summary>
    public static ParameterPath operator /(ParameterPath path, string name) => new(path._store, path.NameOf(name));

    /// <summary>The numbered place below this one.</summary>
    public static ParameterPath operator /(ParameterPath path, int number) =>
        path / number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes a weight here.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Tensor Add(string name, long[] shape, Initializer initializer) =>
        _store.Add(NameOf(name), shape, initializer);

    /// <summary>The dotted path.</summary>
    public override string ToString() => _prefix;

    private bool Holds(Parameter parameter) => _prefix.Length == 0
        || parameter.Name.StartsWith(_prefix + ".", StringComparison.Ordinal);

    private string NameOf(string name) => _prefix.Length == 0 ? name : $"{_prefix}.{name}";
}
