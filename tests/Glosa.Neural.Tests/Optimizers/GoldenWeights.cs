using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

/// <summary>The two weights of tests/golden/neural/optimizers.safetensors and their gradients of five steps.</summary>
internal sealed class GoldenWeights : IDisposable
{
    public const int Steps = 5;

    private readonly SafeTensorsFile _file = SafeTensorsFile.Open(Golden.Path("neural", "optimizers.safetensors"));

    public GoldenWeights()
    {
        using var scope = new TensorScope();
        Store.Root.Add("matrix", [3, 2], weight => weight.CopyFrom(_file.Read("initial.matrix")));
        Store.Root.Add("vector", [4], weight => weight.CopyFrom(_file.Read("initial.vector")));
    }

    public ParameterStore Store { get; } = new(seed: 1, Device.Cpu);

    public IEnumerable<string> Names => _file.Tensors.Select(tensor => tensor.Name);

    public Tensor Read(string name) => _file.Read(name);

    /// <summary>Gives every trainable weight the gradient that the file has under <c>prefix.name</c>.</summary>
    public void SetGradients(string prefix)
    {
        using var scope = new TensorScope();
        Store.ClearGradients();
        foreach (var parameter in Store.Parameters.Where(parameter => parameter.Trainable))
            (parameter.Tensor * _file.Read($"{prefix}.{parameter.Name}")).Sum().Backward();
    }

    /// <summary>Takes the steps from <paramref name="first"/> to <paramref name="last"/>, counted from 1.</summary>
    public void TakeSteps(Optimizer optimizer, double learningRate, int first, int last, Action<int>? afterStep = null)
    {
        for (var step = first; step <= last; step++)
        {
            SetGradients($"gradients.{step}");
            optimizer.Step(learningRate);
            afterStep?.Invoke(step);
        }
    }

    public float[][] Values() => [.. Store.Parameters.Select(parameter => parameter.Tensor.ToArray<float>())];

    public void Dispose()
    {
        Store.Dispose();
        _file.Dispose();
    }
}
