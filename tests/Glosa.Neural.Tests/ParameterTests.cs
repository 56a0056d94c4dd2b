using Glosa.Neural.Layers;
using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class ParameterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trainable_False_GetsNoGradientAndIsNotStepped(bool adam)
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Linear(store.Root, 2, 1);
        var (weight, bias) = (store.Parameters[0], store.Parameters[1]);
        using var optimizer = Optimizer.Create(store,
            adam ? new AdamWOptions { WeightDecay = 0.5 } : new SgdOptions { Momentum = 0.9, WeightDecay = 0.5 });
        weight.Trainable = false;
        var (frozen, changed) = (weight.Tensor.ToArray<float>(), bias.Tensor.ToArray<float>());
        Tensor.Ones([1, 2]).Apply(layer).Sum().Backward();
        optimizer.Step(0.1);
        weight.Tensor.Gradient.ShouldBeNull();
        weight.Tensor.ToArray<float>().ShouldBe(frozen);
        bias.Tensor.ToArray<float>().ShouldNotBe(changed);
    }

    [Fact]
    public void Trainable_FalseAfterBackward_DropsTheGradient()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Tensor.Ones([1, 2]).Apply(new Linear(store.Root, 2, 1)).Sum().Backward();
        store.Parameters[0].Trainable = false;
        store.Parameters[0].Tensor.Gradient.ShouldBeNull();
        GradientClipping.ClipByNorm(store, 0).ShouldBe(1, 1e-6);      // the bias's alone
    }

    [Fact]
    public void Trainable_TrueAgain_GetsGradients()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Linear(store.Root, 2, 1);
        store.Parameters[0].Trainable = false;
        store.Parameters[0].Trainable = true;
        Tensor.Ones([1, 2]).Apply(layer).Sum().Backward();
        store.Parameters[0].Tensor.Gradient!.ShouldBeCloseTo([1, 1], 0);
    }
}
