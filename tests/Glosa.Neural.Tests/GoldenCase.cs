using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

/// <summary>One case of PyTorch's values: tests/golden/neural/make_neural.py.
/// What it reads belongs to the open scope.</summary>
internal sealed class GoldenCase(string file, string name) : IDisposable
{
    private readonly SafeTensorsFile _file = SafeTensorsFile.Open(Golden.Path("neural", file));

    public Tensor this[string key] => _file.Read($"{name}.{key}");

    /// <summary>The weights by their names in the model.</summary>
    public Dictionary<string, Tensor> Weights => _file.Tensors.Select(tensor => tensor.Name)
        .Where(key => key.StartsWith($"{name}.weights.", StringComparison.Ordinal))
        .ToDictionary(key => key[$"{name}.weights.".Length..], _file.Read);

    /// <summary>An input that gets a gradient.</summary>
    public Tensor Leaf(string key)
    {
        var leaf = this[key];
        leaf.RequiresGrad = true;
        return leaf;
    }

    /// <summary>Every weight has PyTorch's gradient.</summary>
    public void ShouldHaveGradients(ParameterStore store, double tolerance)
    {
        foreach (var parameter in store.Parameters)
            parameter.Tensor.Gradient.ShouldNotBeNull(parameter.Name)
                .ShouldBeCloseTo(this[$"gradients.{parameter.Name}"], tolerance);
    }

    public void Dispose() => _file.Dispose();
}
