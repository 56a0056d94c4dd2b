using Glosa.Testing;
using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>Weights large enough for several threads; the strided gradient takes the way through
/// ATen's operators.</summary>
public sealed class OptimizerOperatorTests
{
    private const int Rows = 301;
    private const int Columns = 333;
    private const int Steps = 3;

    private static readonly Operator s_adam = new("glosa::adam_");
    private static readonly Operator s_sgd = new("glosa::sgd_");

    public static TheoryData<DType, double> Types => new() { { DType.Float32, 1e-6 }, { DType.Float64, 1e-14 } };

    [Theory]
    [MemberData(nameof(Types))]
    public void Adam_StridedGradient_EqualsContiguousOne(DType type, double tolerance)
    {
        using var scope = new TensorScope();
        foreach (var decoupled in (bool[])[false, true])
            Adam(type, true, decoupled).ShouldBeCloseTo(Adam(type, false, decoupled), tolerance);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Sgd_StridedGradient_EqualsContiguousOne(DType type, double tolerance)
    {
        using var scope = new TensorScope();
        foreach (var momentum in (double[])[0, 0.9])
            Sgd(type, true, momentum).ShouldBeCloseTo(Sgd(type, false, momentum), tolerance);
    }

    [Fact]
    public void Adam_FirstStep_GoesByTheLearningRate()
    {
        using var scope = new TensorScope();
        var weight = Tensor.From<double>([1, 2, 3]);
        var count = Tensor.Zeros([], DType.Int64);
        s_adam.CallInPlace(new[] { weight }, new[] { Tensor.From<double>([0.5, -3, 0]) }, new[] { weight.ZerosLike() },
            new[] { weight.ZerosLike() }, new[] { count }, 0.01, 0.9, 0.999, 1e-8, 0.0, false);
        weight.ShouldBeCloseTo([0.99f, 2.01f, 3], 1e-7);
        count.Item().ShouldBe(1);
    }

    [Fact]
    public void Sgd_FewerGradientsThanWeights_IsRefused()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Ones([2]);
        var error = Should.Throw<TorchException>(() => s_sgd.CallInPlace(
            new[] { weight, weight }, new[] { weight }, Array.Empty<Tensor>(), 0.1));
        error.Kind.ShouldBe(TorchErrorKind.Value);
        error.Message.ShouldEndWith("expected as many gradients as weights, got 1 and 2");
    }

    [Fact]
    public void Sgd_MomentumWithoutVelocities_IsRefused()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Ones([2]);
        Should.Throw<TorchException>(
            () => s_sgd.CallInPlace(new[] { weight }, new[] { weight }, Array.Empty<Tensor>(), 0.1, 0.9))
            .Message.ShouldEndWith("expected as many velocities as weights, got 0 and 1");
    }

    [Fact]
    public void Adam_StateOfAnotherShape_IsRefused()
    {
        using var scope = new TensorScope();
        var (weight, other) = (Tensor.Ones([2, 3]), Tensor.Ones([3]));
        var error = Should.Throw<TorchException>(() => s_adam.CallInPlace(
            new[] { weight }, new[] { weight }, new[] { other },
            new[] { weight }, new[] { Tensor.Zeros([], DType.Int64) }, 0.01, 0.9, 0.999, 1e-8, 0.0, false));
        error.Kind.ShouldBe(TorchErrorKind.Value);
        error.Message.ShouldEndWith("weight 0 has shape [2, 3], but its entry of means has [3]");
    }

    private static Tensor Adam(DType type, bool strided, bool decoupled)
    {
        var weight = Random(type);
        var (mean, square, count) = (weight.ZerosLike(), weight.ZerosLike(), Tensor.Zeros([], DType.Int64));
        for (var step = 0; step < Steps; step++)
            s_adam.CallInPlace(new[] { weight }, new[] { Gradient(type, strided, step) },
                new[] { mean }, new[] { square }, new[] { count }, 0.01, 0.9, 0.999, 1e-8, 0.1, decoupled);
        return weight;
    }

    private static Tensor Sgd(DType type, bool strided, double momentum)
    {
        var weight = Random(type);
        var velocity = weight.ZerosLike();
        for (var step = 0; step < Steps; step++)
            s_sgd.CallInPlace(new[] { weight }, new[] { Gradient(type, strided, step) },
                new[] { velocity }, 0.1, momentum, 0.01);
        return weight;
    }

    private static Tensor Random(DType type)
    {
        Engine.Seed(6);
        return Tensor.Rand([Rows, Columns], type) - 0.5;
    }

    private static Tensor Gradient(DType type, bool strided, int step)
    {
        Engine.Seed(60 + step);
        var gradient = Tensor.Rand([Rows, Columns], type) - 0.5;
        return strided ? gradient.Transpose(0, 1).Contiguous().Transpose(0, 1) : gradient;
    }
}
