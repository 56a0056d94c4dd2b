using Glosa.Neural.Layers;
using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class LiveTensorTests
{
    private const int Steps = 100;

    public static TheoryData<OptimizerOptions> Options =>
        [new SgdOptions(), new SgdOptions { Momentum = 0.9 }, new AdamOptions(), new AdamWOptions()];

    [Theory]
    [MemberData(nameof(Options))]
    public void Step_AHundredTimes_LeavesTheCountFlat(OptimizerOptions options) => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var embedding = new Embedding(store.Root / "embedding", 11, 4);
        var lstm = new Lstm(store.Root / "lstm", 4, 3, layers: 2, bidirectional: true, dropout: 0.2);
        var gru = new Gru(store.Root / "gru", 6, 3, layers: 2, bidirectional: true, dropout: 0.2);
        var classifier = new Linear(store.Root / "classifier", 6, 2);
        using var optimizer = Optimizer.Create(store, options);
        var live = 0L;
        for (var step = 0; step < Steps; step++)
        {
            TakeStep(embedding, lstm, gru, classifier, store, optimizer, options.LearningRate);
            if (step == 0) live = Tensor.LiveCount;     // with the optimizer's state
            Tensor.LiveCount.ShouldBe(live, $"after step {step}");
        }
    });

    [Fact]
    public void Forward_WithoutGradients_LeavesNothing()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        RecurrentStack[] stacks =
        [
            new Lstm(store.Root / "lstm", 4, 3, layers: 2, bidirectional: true),
            new Gru(store.Root / "gru", 4, 3, layers: 2, bidirectional: true),
        ];
        LiveTensors.ShouldBeUnchangedBy(() =>
        {
            using var scope = new TensorScope();
            using var noGrad = new NoGradScope();
            foreach (var stack in stacks)
                stack.Forward(Tensor.Ones([2, 3, 4]), Tensor.From<long>([3, 2]), training: false)
                    .Last.RequiresGrad.ShouldBeFalse();
        });
    }

    private static void TakeStep(Embedding embedding, Lstm lstm, Gru gru, Linear classifier,
        ParameterStore store, Optimizer optimizer, double learningRate)
    {
        using var scope = new TensorScope();
        var ids = Tensor.From<long>([1, 2, 3, 4, 5, 0, 6, 0, 0], [3, 3]);                           // [B, T]
        var vectors = ids.Apply(embedding);                                                         // [B, T, E]
        var lengths = Tensor.From<long>([3, 2, 1]);
        var states = lstm.Forward(vectors, lengths, training: true).Output;                         // [B, T, 2H]
        var last = gru.Forward(states, lengths, training: true).Last;                               // [B, 2H]
        Losses.CrossEntropy(last.Apply(classifier), Tensor.From<long>([0, 1, 1])).Backward();
        GradientClipping.ClipByNorm(store, 0.1);
        optimizer.Step(learningRate);
        store.ClearGradients();
    }
}
