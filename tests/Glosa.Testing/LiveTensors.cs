using Glosa.Torch;

namespace Glosa.Testing;

/// <summary>Asserts that code leaves no tensors behind. The counts are the process's: run such tests alone.</summary>
public static class LiveTensors
{
    /// <summary>After the block as many tensors live as before, and none was left to a finalizer.</summary>
    public static void ShouldBeUnchangedBy(Action block)
    {
        CollectGarbage();   // what earlier tests left shall not count here
        var (live, finalized) = (Tensor.LiveCount, Tensor.FinalizedCount);
        block();
        Tensor.LiveCount.ShouldBe(live, "tensors are left that nobody released");
        CollectGarbage();
        Tensor.FinalizedCount.ShouldBe(finalized, "tensors were left to the garbage collector");
    }

    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
