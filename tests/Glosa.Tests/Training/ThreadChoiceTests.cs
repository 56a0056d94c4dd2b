using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class ThreadChoiceTests
{
    private static readonly ModelShape s_shape = new(VocabularySize: 50_000, LabelCount: 4, PaddingId: 0);

    [Fact]
    public void For_SmallSteps_IsOneThread() => Choose(inputSize: 64, tokensPerStep: 3_000).ShouldBe(1);

    [Fact]
    public void For_LargeSteps_IsAllProcessors() =>
        Choose(inputSize: 2048, tokensPerStep: 3_000).ShouldBe(Environment.ProcessorCount);

    private static int Choose(int inputSize, double tokensPerStep)
    {
        using var store = new ParameterStore(1, Device.Cpu);
        _ = new Embedding(store.Root / "embedding", s_shape.VocabularySize, 8);
        _ = new Linear(store.Root / "linear", inputSize, 256);
        return ThreadChoice.For(store, s_shape, tokensPerStep);
    }
}
