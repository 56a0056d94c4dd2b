using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public sealed class LinearTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Forward_GoldenWeights_GivesPyTorchsOutputAndGradients()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("layers.safetensors", "linear");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Linear(store.Root, 5, 3);
        store.Load(golden.Weights);
        var input = golden.Leaf("input");
        var output = input.Apply(layer);
        (output * golden["output_weighting"]).Sum().Backward();
        output.ShouldBeCloseTo(golden["output"], Tolerance);
        input.Gradient!.ShouldBeCloseTo(golden["gradients.input"], Tolerance);
        golden.ShouldHaveGradients(store, Tolerance);
    }

    [Fact]
    public void Forward_WithoutBias_LeavesItOut()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("layers.safetensors", "linear");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Linear(store.Root, 5, 3, bias: false);
        store.Load(new Dictionary<string, Tensor> { ["weight"] = golden["weights.weight"] });
        (golden["input"].Apply(layer) + golden["weights.bias"]).ShouldBeCloseTo(golden["output"], Tolerance);
    }
}
