using Glosa.Testing;

namespace Glosa.Torch.Tests;

public sealed class TensorScopeTests
{
    [Fact]
    public void Dispose_TensorsMadeInside_AreReleased()
    {
        Tensor inside;
        var before = Tensor.LiveCount;
        using (new TensorScope())
        {
            inside = Tensor.Zeros([2]) + 1;
            Tensor.LiveCount.ShouldBe(before + 2);
        }
        Tensor.LiveCount.ShouldBe(before);
        inside.ToString().ShouldBe("released");
    }

    [Fact]
    public void Dispose_AThousandScopes_LeaveTheCountFlat() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        for (var i = 0; i < 1000; i++)
        {
            using var scope = new TensorScope();
            var product = Tensor.Ones([3, 3]).MatrixProduct(Tensor.Ones([3, 3]));
            product.Max(1).Sum().Item().ShouldBe(9);
        }
    });

    [Fact]
    public void Dispose_InnerScope_LeavesTensorsOfTheOuterOne()
    {
        using var outer = new TensorScope();
        var early = Tensor.Ones([1]);
        using (new TensorScope()) Tensor.Ones([1]);
        var late = Tensor.Ones([1]);
        (early + late).Item().ShouldBe(2);
    }

    [Fact]
    public void Keep_TensorOfInnerScope_LivesAsLongAsTheOuter()
    {
        Tensor kept;
        using (new TensorScope())
        {
            using (var inner = new TensorScope()) kept = inner.Keep(Tensor.Ones([1]));
            kept.Item().ShouldBe(1);
        }
        Should.Throw<ObjectDisposedException>(() => kept.Item());
    }

    [Fact]
    public void Keep_OnTheOuterScope_CarriesAnInnerTensorOverBoth()
    {
        Tensor kept;
        using (var outer = new TensorScope())
        using (new TensorScope())
            kept = outer.Keep(Tensor.Ones([1]));
        kept.Item().ShouldBe(1);
        kept.Dispose();
    }

    [Fact]
    public void Keep_WithoutOuterScope_MakesTheCallerTheOwner() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        Tensor kept;
        using (var scope = new TensorScope()) kept = scope.Keep(Tensor.Ones([1]));
        using (kept) kept.Item().ShouldBe(1);
    });

    [Fact]
    public void Keep_TensorFromOutside_StaysWithItsOwner()
    {
        using var weight = Tensor.Ones([1]);
        using (new TensorScope())
        using (var inner = new TensorScope())
            inner.Keep(weight).ShouldBeSameAs(weight);
        weight.Item().ShouldBe(1);
    }

    [Fact]
    public void Keep_TensorOfAnotherThread_StaysThere()
    {
        Tensor? foreign = null;
        using var made = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            using var scope = new TensorScope();
            foreign = Tensor.Ones([1]);
            made.Set();
            done.Wait();
        });
        thread.Start();
        made.Wait();
        using (var scope = new TensorScope()) scope.Keep(foreign!);
        foreign!.Item().ShouldBe(1);
        done.Set();
        thread.Join();
        foreign.ToString().ShouldBe("released");
    }

    [Fact]
    public void Detach_TensorInside_OutlivesAllScopes() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        Tensor detached;
        using (new TensorScope())
        using (new TensorScope())
            detached = TensorScope.Detach(Tensor.Ones([1]));
        using (detached) detached.Item().ShouldBe(1);
    });

    [Fact]
    public void Keep_AfterTheScopeEnded_Refuses()
    {
        using var weight = Tensor.Ones([1]);
        var scope = new TensorScope();
        scope.Dispose();
        try
        {
            scope.Keep(weight);
            Assert.Fail("kept by a scope that ended");
        }
        catch (ObjectDisposedException error)
        {
            error.Message.ShouldContain("this scope has ended and keeps nothing more");
        }
    }

    [Fact]
    public void Keep_ReleasedTensor_Refuses()
    {
        using var scope = new TensorScope();
        var released = Tensor.Ones([1]);
        released.Dispose();
        try
        {
            scope.Keep(released);
            Assert.Fail("kept a tensor that was released");
        }
        catch (ObjectDisposedException)
        {
        }
    }

    [Fact]
    public void Dispose_OutOfOrder_IsRefusedAndCanBePutRight()
    {
        var outer = new TensorScope();
        var inner = new TensorScope();
        var tensor = Tensor.Ones([1]);
        try
        {
            outer.Dispose();
            Assert.Fail("the outer scope ended first");
        }
        catch (InvalidOperationException error)
        {
            error.Message.ShouldBe("scopes end in the reverse order of their opening, on the same thread");
        }
        tensor.Item().ShouldBe(1);
        inner.Dispose();
        outer.Dispose();
        ScopeFrame.Current.ShouldBeNull();
    }

    [Fact]
    public void Dispose_OfACopy_DoesNotEndTheScopeThatReusesItsFrame()
    {
        var scope = new TensorScope();
        var copy = scope;
        scope.Dispose();
        using var next = new TensorScope();
        var tensor = Tensor.Ones([1]);
        copy.Dispose();
        tensor.Item().ShouldBe(1);
    }

    [Fact]
    public void Dispose_AfterAnException_RestoresTheOuterScope() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var outer = new TensorScope();
        var tensor = Tensor.Ones([2]);
        Should.Throw<TorchException>(() =>
        {
            using var inner = new TensorScope();
            _ = tensor + Tensor.Ones([3]);
        });
        tensor.Sum().Item().ShouldBe(2);
    });

    [Fact]
    public void Default_KeepsNothingAndEndsNothing()
    {
        using var tensor = Tensor.Ones([1]);
        TensorScope none = default;
        none.Dispose();
        ScopeFrame.Current.ShouldBeNull();
    }
}
