using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public sealed class MultiHeadAttentionTests
{
    private const double Tolerance = 2e-6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Forward_GoldenWeights_GivesPyTorchsOutputAndGradients(int heads)
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("attention.safetensors", $"heads{heads}");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var attention = new MultiHeadAttention(store.Root, 8, heads);
        store.Load(golden.Weights);
        var states = golden.Leaf("input");
        var output = attention.Forward(states, states, golden["lengths"]);
        (output * golden["output_weighting"]).Sum().Backward();
        var real = golden["output_weighting"].EqualTo(Tensor.Zeros([1])).To(DType.Float32) * -1 + 1;
        (output * real).ShouldBeCloseTo(golden["output"] * real, Tolerance);
        states.Gradient!.ShouldBeCloseTo(golden["gradients.input"], Tolerance);
        golden.ShouldHaveGradients(store, Tolerance);
    }

    [Fact]
    public void Forward_FirstQueryAlone_GetsTheAnswerItGetsAmongAll()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("attention.safetensors", "heads2");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var attention = new MultiHeadAttention(store.Root, 8, 2);
        store.Load(golden.Weights);
        var states = golden["input"];
        attention.Forward(states.Narrow(1, 0, 1), states, golden["lengths"])
            .ShouldBeCloseTo(golden["output"].Narrow(1, 0, 1), Tolerance);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public void Create_HeadsThatDoNotDivideTheSize_IsRefused(int heads)
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Should.Throw<ArgumentException>(() => new MultiHeadAttention(store.Root, 8, heads));
    }
}
