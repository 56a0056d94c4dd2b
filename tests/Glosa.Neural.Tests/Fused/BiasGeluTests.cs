using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public sealed class BiasGeluTests
{
    private static readonly OperatorPair s_biasGelu = new("glosa::bias_gelu");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BiasGelu_Double_EqualsComposed(bool tanh)
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        foreach (var (rows, size) in ((long, long)[])[(5, 7), (300, 33), (0, 4)])
            s_biasGelu.ShouldAgree([OperatorPair.Leaf([rows, size]), OperatorPair.Leaf([size])],
                leaves => [leaves[0] * 4, leaves[1], tanh]);
        s_biasGelu.ShouldAgree([OperatorPair.Leaf([4, 6]), OperatorPair.Leaf([4])],
            leaves => [leaves[0].Transpose(0, 1), leaves[1], tanh]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BiasGelu_Single_IsWithinAMillionth(bool tanh)
    {
        using var scope = new TensorScope();
        float[] values = [.. Enumerable.Range(-14_000, 28_001).Select(number => number / 1000f)];
        (Tensor Output, Tensor Gradient) Run(DType type)
        {
            var input = Tensor.From<float>(values, [1, values.Length]).To(type).Detach();
            input.RequiresGrad = true;
            var output = PackedOperators.BiasGelu(input, Tensor.Zeros([values.Length], type), tanh);
            output.Sum().Backward();
            return (output.To(DType.Float64), input.Gradient!.To(DType.Float64));
        }
        var expected = Run(DType.Float64);
        var actual = Run(DType.Float32);
        actual.Output.ShouldBeCloseTo(expected.Output, 1e-6);
        actual.Gradient.ShouldBeCloseTo(expected.Gradient, 1e-6);
    }

    [Fact]
    public void BiasGelu_OtherNumberOfThreads_GivesTheSameBits()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_biasGelu.ShouldNotDependOnThreads(
            [OperatorPair.Leaf([1001, 64], DType.Float32), OperatorPair.Leaf([64], DType.Float32)],
            leaves => [leaves[0], leaves[1], false]);
    }

    [Fact]
    public void BiasGelu_ArgumentsThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        Should.Throw<TorchException>(() => PackedOperators.BiasGelu(Tensor.Zeros([2, 3]), Tensor.Zeros([2])))
            .Message.ShouldContain("expected bias [3], got [2]");
        Should.Throw<TorchException>(() => PackedOperators.BiasGelu(Tensor.Zeros([3]), Tensor.Zeros([3])))
            .Message.ShouldContain("expected input [N, F], got [3]");
        Should.Throw<TorchException>(() => PackedOperators.BiasGelu(
            Tensor.Zeros([2, 3]), Tensor.Zeros([3], DType.Float64)))
            .Message.ShouldContain("input is Float, but bias is Double");
    }
}
