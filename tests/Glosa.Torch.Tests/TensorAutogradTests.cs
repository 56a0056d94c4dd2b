using Glosa.Testing;

namespace Glosa.Torch.Tests;

public sealed class TensorAutogradTests
{
    [Fact]
    public void Backward_OfASquare_GivesTwiceTheLeaf()
    {
        using var scope = new TensorScope();
        var leaf = Tensor.From<float>([1, 2, 3]);
        leaf.RequiresGrad = true;
        (leaf * leaf).Sum().Backward();
        leaf.Gradient!.ShouldBeCloseTo([2, 4, 6]);
    }

    [Fact]
    public void Backward_Twice_AddsUpUntilCleared()
    {
        using var scope = new TensorScope();
        var leaf = Tensor.Ones([2]);
        leaf.RequiresGrad = true;
        leaf.Sum().Backward();
        leaf.Sum().Backward();
        leaf.Gradient!.ShouldBeCloseTo([2, 2]);
        leaf.ClearGradient();
        leaf.Gradient.ShouldBeNull();
    }

    [Fact]
    public void Gradient_OfALeafWithoutBackward_IsNull()
    {
        using var leaf = Tensor.Ones([1]);
        leaf.Gradient.ShouldBeNull();
    }

    [Fact]
    public void Backward_WithoutGradient_TellsOperatorAndInput()
    {
        using var scope = new TensorScope();
        var error = Should.Throw<TorchException>(() => Tensor.Ones([1]).Backward());
        error.Operator.ShouldBe("Backward");
        error.Inputs.ShouldBe(["Float32[1]"]);
        error.Message.ShouldContain("element 0 of tensors does not require grad");
    }

    [Fact]
    public void Backward_OfManyValues_TellsWhatItTakes()
    {
        using var scope = new TensorScope();
        var leaf = Tensor.Ones([2]);
        leaf.RequiresGrad = true;
        Should.Throw<TorchException>(() => (leaf * 2).Backward()).Message
            .ShouldBe("Backward(Float32[2]): grad can be implicitly created only for scalar outputs");
    }

    [Fact]
    public void RequiresGrad_OfIntegers_IsRefused()
    {
        using var ids = Tensor.Arange(0, 3);
        var error = Should.Throw<TorchException>(() => ids.RequiresGrad = true);
        error.Operator.ShouldBe("RequiresGrad");
        error.Inputs.ShouldBe(["Int64[3]"]);
    }

    [Fact]
    public void Backward_OnANewThread_ReachesLeavesOfThisOne() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        var leaf = Tensor.Ones([2]);
        leaf.RequiresGrad = true;
        var loss = leaf.Sum();
        var thread = new Thread(loss.Backward);
        thread.Start();
        thread.Join();
        leaf.Gradient!.ShouldBeCloseTo([1, 1]);
    });
}
