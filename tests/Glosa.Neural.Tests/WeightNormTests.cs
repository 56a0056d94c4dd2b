using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public class WeightNormTests
{
    [Fact]
    public void Of_AllWeights_IsTheirCommonLength()
    {
        using var store = new ParameterStore(1, Device.Cpu);
        _ = new Linear(store.Root / "first", 3, 2);
        _ = new Linear(store.Root / "second", 2, 4);
        store.Parameters[0].Trainable = false;      // counts all the same
        var before = Values(store);
        WeightNorm.Of(store).ShouldBe(Math.Sqrt(before.Sum(value => (double)value * value)), 1e-12);
        Values(store).ShouldBe(before);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_AWeightThatIsNoNumber_IsNone(double value)
    {
        using var store = new ParameterStore(1, Device.Cpu);
        _ = new Linear(store.Root / "linear", 3, 2);
        using (var scope = new TensorScope())
        using (new NoGradScope())
            store.Parameters[1].Tensor.CopyFrom(Tensor.Full([2], value));
        double.IsFinite(WeightNorm.Of(store)).ShouldBeFalse();
    }

    [Fact]
    public void Of_NoWeights_IsZero()
    {
        using var store = new ParameterStore(1, Device.Cpu);
        WeightNorm.Of(store).ShouldBe(0);
    }

    private static float[] Values(ParameterStore store) =>
        [.. store.Parameters.SelectMany(parameter => parameter.Tensor.ToArray<float>())];
}
