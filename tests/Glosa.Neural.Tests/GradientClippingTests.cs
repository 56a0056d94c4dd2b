using Glosa.Neural.Tests.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class GradientClippingTests
{
    private const double Largest = 0.5;
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("clip")]
    [InlineData("clip_below")]
    public void ClipByNorm_GoldenGradients_GivesPyTorchsNormAndGradients(string name)
    {
        using var scope = new TensorScope();
        using var golden = new GoldenWeights();
        golden.SetGradients($"{name}.before");
        GradientClipping.ClipByNorm(golden.Store, Largest).ShouldBe(golden.Read($"{name}.norm").Item(), Tolerance);
        foreach (var parameter in golden.Store.Parameters)
            parameter.Tensor.Gradient!.ShouldBeCloseTo(golden.Read($"{name}.after.{parameter.Name}"), Tolerance);
    }

    [Fact]
    public void ClipByNorm_Zero_OnlyMeasures()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenWeights();
        golden.SetGradients("clip.before");
        GradientClipping.ClipByNorm(golden.Store, 0).ShouldBe(golden.Read("clip.norm").Item(), Tolerance);
        golden.Store.Parameters[0].Tensor.Gradient!.ShouldBeCloseTo(golden.Read("clip.before.matrix"), 0);
    }

    [Fact]
    public void ClipByNorm_NoGradients_IsZero()
    {
        using var golden = new GoldenWeights();
        GradientClipping.ClipByNorm(golden.Store, Largest).ShouldBe(0);
    }

    [Fact]
    public void ClipByNorm_NegativeBound_IsRefused()
    {
        using var golden = new GoldenWeights();
        Should.Throw<ArgumentOutOfRangeException>(() => GradientClipping.ClipByNorm(golden.Store, -1));
    }
}
