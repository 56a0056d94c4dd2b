using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public sealed class LayerNormTests
{
    private const double Tolerance = 2e-6;

    [Fact]
    public void Forward_GoldenWeights_GivesPyTorchsOutputAndGradients()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("layers.safetensors", "layer_norm");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new LayerNorm(store.Root, 4);
        store.Load(golden.Weights);
        var input = golden.Leaf("input");
        var output = input.Apply(layer);
        (output * golden["output_weighting"]).Sum().Backward();
        output.ShouldBeCloseTo(golden["output"], Tolerance);
        input.Gradient!.ShouldBeCloseTo(golden["gradients.input"], Tolerance);
        golden.ShouldHaveGradients(store, Tolerance);
    }

    [Fact]
    public void Forward_NewLayer_OnlyNormalizes()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var output = Tensor.From<float>([1, 2, 3, 6], [1, 4]).Apply(new LayerNorm(store.Root, 4));
        output.ShouldBeCloseTo([-1.069045f, -0.534522f, 0, 1.603567f], 1e-5);
    }
}
