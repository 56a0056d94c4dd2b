using Glosa.Testing;
using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Tests.Fused;

public sealed class ClippingOperatorTests
{
    private static readonly Operator s_clip = new("glosa::clip_grad_norm_");

    [Theory]
    [InlineData(DType.Float32, false)]
    [InlineData(DType.Float32, true)]
    [InlineData(DType.Float64, false)]
    [InlineData(DType.Float64, true)]
    public void Clip_AnyTypeAndStride_ScalesToTheBound(DType type, bool strided)
    {
        using var scope = new TensorScope();
        var first = Tensor.Full([400, 301], 0.5, type);
        var second = Tensor.Full([3], -2, type);
        if (strided) first = first.Transpose(0, 1);
        var norm = Math.Sqrt(400 * 301 * 0.25 + 3 * 4);
        s_clip.CallNumber(new[] { first, second }, 10.0).ShouldBe(norm, 1e-4);
        second.ShouldBeCloseTo(Tensor.Full([3], -2 * 10 / norm, type), 1e-6);
        first.Max().Item().ShouldBe(0.5 * 10 / norm, 1e-7);
    }

    [Fact]
    public void Clip_OtherNumberOfThreads_GivesTheSameBits()
    {
        var threads = Engine.Threads;
        using var scope = new TensorScope();
        Engine.Seed(8);
        var gradient = Tensor.Rand([1_000_003]) - 0.5;
        try
        {
            double NormWith(int count)
            {
                Engine.Threads = count;
                return s_clip.CallNumber(new[] { gradient }, 0.0);
            }
            NormWith(1).ShouldBe(NormWith(2));
        }
        finally
        {
            Engine.Threads = threads;
        }
    }

    [Fact]
    public void Clip_ValuesWhoseSquaresOverflowSinglePrecision_AreMeasured()
    {
        using var scope = new TensorScope();
        var gradient = Tensor.Full([100], 1e30);
        (s_clip.CallNumber(new[] { gradient }, 1.0) / 1e31).ShouldBe(1, 1e-6);
        gradient.ShouldBeCloseTo(Tensor.Full([100], 0.1), 1e-6);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Clip_ValueThatIsNotFinite_IsToldByTheNorm(double value)
    {
        using var scope = new TensorScope();
        double.IsFinite(s_clip.CallNumber(new[] { Tensor.Full([20], value) }, 1.0)).ShouldBeFalse();
    }

    [Fact]
    public void Clip_NoValues_IsZero()
    {
        using var scope = new TensorScope();
        s_clip.CallNumber(new[] { Tensor.Zeros([0, 3]) }, 1.0).ShouldBe(0);
    }
}
