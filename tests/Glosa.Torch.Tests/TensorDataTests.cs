using Glosa.Testing;

namespace Glosa.Torch.Tests;

public sealed class TensorDataTests
{
    [Fact]
    public void ToArray_OtherType_TellsBoth()
    {
        using var tensor = Tensor.Zeros([2, 3]);
        Should.Throw<InvalidOperationException>(() => tensor.ToArray<double>()).Message
            .ShouldBe("Float32[2, 3] does not hold Double");
    }

    [Fact]
    public void ToArray_TransposedView_IsRowByRowAndLeavesNothing() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        Tensor.Arange(0, 6).Reshape(2, 3).Transpose(0, 1).ToArray<long>().ShouldBe([0, 3, 1, 4, 2, 5]);
    });

    [Fact]
    public void ToArray_EmptyTensor_IsEmpty()
    {
        using var tensor = Tensor.Zeros([0, 3]);
        tensor.ToArray<float>().ShouldBeEmpty();
        tensor.ElementCount.ShouldBe(0);
    }

    [Fact]
    public void ToArray_TensorThatNeedsAGradient_IsCopied()
    {
        using var tensor = Tensor.Ones([2]);
        tensor.RequiresGrad = true;
        tensor.ToArray<float>().ShouldBe([1, 1]);
    }

    [Fact]
    public void Item_EachType_IsANumber()
    {
        using var scope = new TensorScope();
        Tensor.Full([], 2.5, DType.Float64).Item().ShouldBe(2.5);
        Tensor.Full([1, 1], 3, DType.Int64).Item().ShouldBe(3);
        Tensor.From([true]).Item().ShouldBe(1);
        Tensor.Full([1], 0.5, DType.BFloat16).Item().ShouldBe(0.5);
    }

    [Fact]
    public void Item_SeveralElements_IsRefused()
    {
        using var tensor = Tensor.Ones([2]);
        Should.Throw<InvalidOperationException>(() => tensor.Item())
            .Message.ShouldBe("Float32[2] does not have one element");
    }

    [Fact]
    public void Size_FromBothEnds_IsTheDimensions()
    {
        using var tensor = Tensor.Zeros([2, 3, 4]);
        tensor.Size(0).ShouldBe(2);
        tensor.Size(-1).ShouldBe(4);
        tensor.ElementCount.ShouldBe(24);
        Should.Throw<ArgumentOutOfRangeException>(() => tensor.Size(3))
            .Message.ShouldStartWith("Float32[2, 3, 4] has 3 dimensions");
        Should.Throw<ArgumentOutOfRangeException>(() => tensor.Size(-4));
    }

    [Fact]
    public void Dispose_TwiceFromManyThreads_ReleasesOnce() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var tensor = Tensor.Ones([2]);
        Parallel.For(0, 8, _ => tensor.Dispose());
    });

    [Fact]
    public void AnyUse_AfterRelease_TellsWhatToDo()
    {
        var tensor = Tensor.Ones([2]);
        tensor.Dispose();
        var error = Should.Throw<ObjectDisposedException>(() => tensor + 1);
        error.Message.ShouldContain("a tensor that outlives its scope has to be kept (TensorScope.Keep)");
    }
}
