using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public sealed class EmbeddingTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Forward_GoldenWeights_GivesPyTorchsOutputAndGradients()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase("layers.safetensors", "embedding");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Embedding(store.Root, 7, 3);
        store.Load(golden.Weights);
        var output = golden["ids"].Apply(layer);
        (output * golden["output_weighting"]).Sum().Backward();
        output.ShouldBeCloseTo(golden["output"], Tolerance);
        golden.ShouldHaveGradients(store, Tolerance);
    }

    [Fact]
    public void Forward_PaddingId_IsZeroAndGetsNoGradient()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Embedding(store.Root, 4, 3, paddingId: 2);
        var output = Tensor.From<long>([2, 1]).Apply(layer);
        output.Sum().Backward();
        output.Select(0, 0).ShouldBeCloseTo([0, 0, 0], 0);
        store.Parameters[0].Tensor.Gradient!.Sum(1).ShouldBeCloseTo([0, 3, 0, 0], 0);
    }

    [Fact]
    public void Forward_NoPaddingId_EveryRowLearns()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var output = Tensor.From<long>([0, 1]).Apply(new Embedding(store.Root, 2, 3, paddingId: -1));
        output.Sum().Backward();
        output.Select(0, 0).Norm().Item().ShouldBeGreaterThan(0);
        store.Parameters[0].Tensor.Gradient!.Sum(1).ShouldBeCloseTo([3, 3], 0);
    }

    [Fact]
    public void Forward_IdBeyondTheVocabulary_IsRefused()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Embedding(store.Root, 4, 3);
        Should.Throw<TorchException>(() => Tensor.From<long>([4]).Apply(layer)).Kind.ShouldBe(TorchErrorKind.Index);
    }
}
