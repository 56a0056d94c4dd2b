using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>Owns all weights of a model, in the order in which its layers were built.</summary>
/// <param name="seed">Every weight starts from random numbers that follow from this seed and the weight's name.</param>
/// <param name="device">Where the weights are.</param>
public sealed class ParameterStore(long seed, Device device) : IDisposable
{
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, Parameter> _byName = [];

    /// <summary>Where the weights are.</summary>
    public Device Device { get; } = device;

    /// <summary>Whether gradients of embeddings hold only the rows in use;
    /// an optimizer sets it that takes them.</summary>
    public bool SparseGradients { get; internal set; }

    /// <summary>All weights.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The path of the whole model; layers are built from paths below it.</summary>
    public ParameterPath Root => new(this, "");

    /// <summary>Number of weights' values, of all of them or only of those that are trained.</summary>
    public long CountValues(bool trainableOnly = false) =>
        _parameters.Where(parameter => parameter.Trainable || !trainableOnly)
            .Sum(parameter => parameter.Tensor.ElementCount);

    /// <summary>Replaces values by name; nothing is changed unless everything fits.</summary>
    /// <exception cref="WeightMismatchException">Names or shapes differ.</exception>
    public void Load(IReadOnlyDictionary<string, Tensor> values)
    {
        WeightMismatchException.ThrowUnlessFitting(
            _parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Tensor), values);
        using var noGrad = new NoGradScope();
        foreach (var parameter in _parameters) parameter.Tensor.CopyFrom(values[parameter.Name]);
    }

    /// <summary>Drops the gradients of all weights.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in _parameters) parameter.Tensor.ClearGradient();
    }

    /// <summary>Releases all weights.</summary>
    public void Dispose()
    {
        foreach (var parameter in _parameters) parameter.Tensor.Dispose();
    }

    internal Tensor Add(string name, long[] shape, Initializer initializer)
    {
        if (_byName.ContainsKey(name)) throw new ArgumentException($"two weights are named {name}", nameof(name));
        using var scope = new TensorScope();
        var tensor = Tensor.Zeros(shape, DType.Float32, Device);
        Engine.Seed(Seeds.Derive(seed, name));
        using (new NoGradScope()) initializer(tensor);
        var parameter = new Parameter(name, TensorScope.Detach(tensor));
        _byName.Add(name, parameter);
        _parameters.Add(parameter);
        return tensor;
    }
}
