using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public abstract class RecurrentStackTests(string goldenFile)
{
    private const double Tolerance = 2e-6;

    [Theory]
    [InlineData("uni1", 1, false)]
    [InlineData("uni2", 2, false)]
    [InlineData("bi1", 1, true)]
    [InlineData("bi2", 2, true)]
    public void Forward_GoldenWeights_GivesPyTorchsOutputAndGradients(string name, int layers, bool bidirectional)
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase(goldenFile, name);
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var stack = Create(store.Root, 5, 3, layers, bidirectional);
        store.Load(golden.Weights);
        var input = golden.Leaf("input");
        var (output, last) = stack.Forward(input, golden["lengths"], training: true);
        ((output * golden["output_weighting"]).Sum() + (last * golden["last_weighting"]).Sum()).Backward();
        output.ShouldBeCloseTo(golden["output"], Tolerance);
        last.ShouldBeCloseTo(golden["last"], Tolerance);
        input.Gradient!.ShouldBeCloseTo(golden["gradients.input"], Tolerance);
        golden.ShouldHaveGradients(store, Tolerance);
    }

    [Fact]
    public void Forward_OtherPaddingAndBatchMates_ChangesNothing()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase(goldenFile, "bi2");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var stack = Create(store.Root, 5, 3, 2, bidirectional: true);
        store.Load(golden.Weights);
        var alone = golden["input"].Narrow(0, 1, 1).Narrow(1, 0, 3);        // the text of 3 tokens
        var (output, last) = stack.Forward(alone, Tensor.From<long>([3]), training: false);
        output.ShouldBeCloseTo(golden["output"].Narrow(0, 1, 1).Narrow(1, 0, 3), Tolerance);
        last.ShouldBeCloseTo(golden["last"].Narrow(0, 1, 1), Tolerance);
    }

    [Fact]
    public void Forward_Dropout_ActsBetweenLayersInTrainingOnly()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase(goldenFile, "uni2");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var stack = Create(store.Root, 5, 3, 2, dropout: 0.5);
        store.Load(golden.Weights);
        stack.Forward(golden["input"], golden["lengths"], training: false).Output
            .ShouldBeCloseTo(golden["output"], Tolerance);
        var trained = stack.Forward(golden["input"], golden["lengths"], training: true).Output;
        (trained - golden["output"]).Norm().Item().ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Forward_OneLayerWithDropout_DropsNothing()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenCase(goldenFile, "uni1");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var stack = Create(store.Root, 5, 3, dropout: 0.5);
        store.Load(golden.Weights);
        stack.Forward(golden["input"], golden["lengths"], training: true).Output
            .ShouldBeCloseTo(golden["output"], Tolerance);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    public void Constructor_NoLayerOrNoState_IsRefused(long hiddenSize, int layers)
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Should.Throw<ArgumentOutOfRangeException>(() => Create(store.Root, 5, hiddenSize, layers));
    }

    protected abstract RecurrentStack Create(ParameterPath path, long inputSize, long hiddenSize,
        int layers = 1, bool bidirectional = false, double dropout = 0);
}

public sealed class LstmTests() : RecurrentStackTests("lstm.safetensors")
{
    protected override RecurrentStack Create(ParameterPath path, long inputSize, long hiddenSize,
        int layers, bool bidirectional, double dropout) =>
        new Lstm(path, inputSize, hiddenSize, layers, bidirectional, dropout);
}

public sealed class GruTests() : RecurrentStackTests("gru.safetensors")
{
    protected override RecurrentStack Create(ParameterPath path, long inputSize, long hiddenSize,
        int layers, bool bidirectional, double dropout) =>
        new Gru(path, inputSize, hiddenSize, layers, bidirectional, dropout);
}
