using Glosa.Neural.Optimizers;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

public sealed class OptimizerStepTests
{
    [Fact]
    public void Step_WithoutGradients_CountsAndChangesNothing()
    {
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, new AdamOptions());
        var before = golden.Values();
        optimizer.Step(0.1);
        golden.Values().ShouldBe(before);
        optimizer.StepCount.ShouldBe(1);
        optimizer.State.ShouldBeEmpty();
    }

    [Fact]
    public void Step_AdamOnAWeightTrainedLater_StartsItLikeANewOne()
    {
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, new AdamOptions());
        var vector = golden.Store.Parameters[1];
        vector.Trainable = false;
        golden.TakeSteps(optimizer, 0.1, 1, 1);
        vector.Trainable = true;
        var before = vector.Tensor.ToArray<float>();
        golden.TakeSteps(optimizer, 0.1, 2, 2);
        // Adam's first step goes by the learning rate along each gradient that is not zero.
        vector.Tensor.ToArray<float>().Zip(before, (after, start) => Math.Abs(after - start)).Take(3)
            .ShouldAllBe(change => Math.Abs(change - 0.1) < 1e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Step_BetweenForwardAndBackward_IsToldAtBackward(bool adam)
    {
        using var scope = new TensorScope();
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, adam ? new AdamOptions() : new SgdOptions());
        golden.SetGradients("gradients.1");
        var weight = golden.Store.Parameters[0].Tensor;
        var loss = (weight * weight).Sum();
        optimizer.Step(0.1);
        Should.Throw<TorchException>(loss.Backward).Message.ShouldContain("modified by an inplace operation");
    }

    [Fact]
    public void Create_UnknownOptions_IsRefused()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Should.Throw<ArgumentOutOfRangeException>(() => Optimizer.Create(store, new UnknownOptions()));
    }

    private sealed record UnknownOptions : OptimizerOptions
    {
        public override double LearningRate { get; init; }
    }
}
