using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public sealed class Conv1dTests
{
    private const double Tolerance = 2e-6;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void MaxOverText_GoldenWeights_GivesPyTorchsMaximumAndGradients(int width)
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("convolution.safetensors", $"width{width}");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var convolution = new Conv1d(store.Root, 4, 6, width);
        store.Load(golden.Weights);
        var vectors = golden.Leaf("input");
        var pooled = convolution.MaxOverText(vectors, golden["lengths"]);
        (pooled * golden["pooled_weighting"]).Sum().Backward();
        pooled.ShouldBeCloseTo(golden["pooled"], Tolerance);
        vectors.Gradient!.ShouldBeCloseTo(golden["gradients.input"], Tolerance);
        golden.ShouldHaveGradients(store, Tolerance);
        vectors.Transpose(1, 2).Apply(convolution).ShouldBeCloseTo(golden["output"], Tolerance);
    }

    [Fact]
    public void MaxOverText_EmptyText_GivesTheBias()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("convolution.safetensors", "width3");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var convolution = new Conv1d(store.Root, 4, 6, 3);
        store.Load(golden.Weights);
        convolution.MaxOverText(golden["input"], Tensor.From<long>([0, 2, 0, 5])).Select(0, 0)
            .ShouldBeCloseTo(golden.Weights["bias"], 0);
    }

    [Fact]
    public void MaxOverText_FrozenVectors_GetNoGradient()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("convolution.safetensors", "width3");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var convolution = new Conv1d(store.Root, 4, 6, 3);
        var vectors = golden["input"];
        convolution.MaxOverText(vectors, golden["lengths"]).Sum().Backward();
        vectors.Gradient.ShouldBeNull();
        store.Parameters.ShouldAllBe(parameter => parameter.Tensor.Gradient != null);
    }
}
