namespace Glosa.Torch.Tests;

public sealed class NoGradScopeTests
{
    [Fact]
    public void Dispose_Nested_RestoresWhatWasBefore()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Ones([1]);
        weight.RequiresGrad = true;
        using (new NoGradScope())
        {
            using (new NoGradScope()) (weight * 2).RequiresGrad.ShouldBeFalse();
            (weight * 2).RequiresGrad.ShouldBeFalse();
        }
        (weight * 2).RequiresGrad.ShouldBeTrue();
    }

    [Fact]
    public void Dispose_AfterAnException_TurnsAutogradOnAgain()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Ones([2]);
        weight.RequiresGrad = true;
        Should.Throw<TorchException>(() =>
        {
            using var noGrad = new NoGradScope();
            weight.Reshape(3);
        });
        (weight * 2).RequiresGrad.ShouldBeTrue();
    }

    [Fact]
    public void Dispose_OfADefault_ChangesNothing()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Ones([1]);
        weight.RequiresGrad = true;
        default(NoGradScope).Dispose();
        (weight * 2).RequiresGrad.ShouldBeTrue();
    }

    [Fact]
    public void Constructor_OnOneThread_LeavesOthersAlone()
    {
        using var weight = Tensor.Ones([1]);
        weight.RequiresGrad = true;
        var required = false;
        using (new NoGradScope())
        {
            var thread = new Thread(() =>
            {
                using var scope = new TensorScope();
                required = (weight * 2).RequiresGrad;
            });
            thread.Start();
            thread.Join();
        }
        required.ShouldBeTrue();
    }
}
