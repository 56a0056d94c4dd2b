using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public class GradientCheckpointingTests
{
    private const int Layers = 3;

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Backward_ChainOfParts_GivesTheGradientsOfAnOrdinaryOne(double dropout)
    {
        var (expected, checkpointed) = (new Chain(dropout), new Chain(dropout));
        using (expected.Store)
        using (checkpointed.Store)
        {
            var (loss, next) = expected.Learn(open: false);
            checkpointed.Learn(open: true).ShouldBe((loss, next), "the same loss, and the same random numbers after it");
            foreach (var (weight, other) in expected.Store.Parameters.Zip(checkpointed.Store.Parameters))
                Gradient(other).ShouldBe(Gradient(weight), weight.Name);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Backward_LowerWeightsFrozen_ReachesTheOthers(int frozen)
    {
        var (expected, checkpointed) = (new Chain(0.4, frozen), new Chain(0.4, frozen));
        using (expected.Store)
        using (checkpointed.Store)
        {
            expected.Learn(open: false);
            checkpointed.Learn(open: true);
            foreach (var (weight, other) in expected.Store.Parameters.Zip(checkpointed.Store.Parameters))
                Gradient(other).ShouldBe(Gradient(weight), weight.Name);
            Gradient(checkpointed.Store.Parameters[0]).ShouldBeNull();
            Gradient(checkpointed.Store.Parameters[^1]).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Run_Open_KeepsOnlyOutputs()
    {
        using var scope = new TensorScope();
        var input = Tensor.Rand([2, 4]);
        Tensor Three(Tensor values) => values.Tanh().Tanh().Tanh();
        var before = Tensor.LiveCount;
        GradientCheckpointing.Run(input, Three, isTrained: true);
        Tensor.LiveCount.ShouldBe(before + 3, "none is open");
        using var open = new GradientCheckpointing();
        var output = GradientCheckpointing.Run(input, Three, isTrained: true);
        Tensor.LiveCount.ShouldBe(before + 4);
        output.RequiresGrad.ShouldBeTrue();
        GradientCheckpointing.Run(input, Three, isTrained: false).RequiresGrad.ShouldBeFalse();
    }

    [Fact]
    public void Dispose_OneInsideAnother_OpensTheOuterAgain()
    {
        using var scope = new TensorScope();
        var input = Tensor.Rand([2, 4]);
        using var outer = new GradientCheckpointing();
        using (new GradientCheckpointing()) GradientCheckpointing.Run(input, values => values.Tanh(), isTrained: true);
        var before = Tensor.LiveCount;
        GradientCheckpointing.Run(input, values => values.Tanh().Tanh(), isTrained: true);
        Tensor.LiveCount.ShouldBe(before + 1);
    }

    [Fact]
    public void Learn_Steps_LeaveNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var chain = new Chain(0.4);
        using var store = chain.Store;
        for (var step = 0; step < 2; step++)
        {
            chain.Learn(open: true);
            store.ClearGradients();
        }
    });

    private static float[]? Gradient(Parameter parameter)
    {
        using var scope = new TensorScope();
        return parameter.Tensor.Gradient?.ToArray<float>();
    }

    /// <summary>A layer in front, which is no part, and three that are.</summary>
    private sealed class Chain
    {
        private readonly Linear _front;
        private readonly (Linear Layer, ParameterPath Path)[] _layers;
        private readonly Dropout _dropout;

        public Chain(double dropout, int frozen = 0)
        {
            _dropout = new(dropout);
            _front = new(Store.Root / "front", 4, 4);
            _layers = [.. Enumerable.Range(0, Layers).Select(layer => Store.Root / "layer" / layer)
                .Select(path => (new Linear(path, 4, 4), path))];
            foreach (var weight in Store.Parameters.Take(2 * frozen)) weight.Trainable = false;
        }

        public ParameterStore Store { get; } = new(seed: 3, Device.Cpu);

        /// <summary>The loss, and the random number that comes next.</summary>
        public (double Loss, long Next) Learn(bool open)
        {
            using var scope = new TensorScope();
            Engine.Seed(5);
            var states = Tensor.Rand([6, 4]).Apply(_front);
            Engine.Seed(6);
            var checkpointing = open ? new GradientCheckpointing() : null;
            foreach (var (layer, path) in _layers)
                states = GradientCheckpointing.Run(states, input => _dropout.Forward(input.Apply(layer).Tanh(), training: true),
                    path.Parameters.Any(weight => weight.Trainable));
            var loss = (states * states).Sum();
            if (checkpointing is null) loss.Backward();
            else checkpointing.Backward(loss);
            checkpointing?.Dispose();
            return (loss.Item(), Seeds.Draw());
        }
    }
}
