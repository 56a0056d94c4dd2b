using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public sealed class AddLayerNormTests
{
    private static readonly OperatorPair s_addLayerNorm = new("glosa::add_layer_norm");

    [Theory]
    [InlineData(5, 7)]
    [InlineData(1, 1)]
    [InlineData(0, 4)]
    [InlineData(300, 48)]
    public void AddLayerNorm_WithAndWithoutDropout_EqualsComposed(long rows, long size)
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        foreach (var dropout in (double[])[0, 0.4])
            s_addLayerNorm.ShouldAgree(Leaves(rows, size, DType.Float64), leaves =>
                [leaves[0], leaves[1], leaves[2], leaves[3], 1e-5, dropout, 9L]);
    }

    [Fact]
    public void AddLayerNorm_Single_EqualsComposed()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_addLayerNorm.ShouldAgree(Leaves(50, 100, DType.Float32), leaves =>
            [leaves[0], leaves[1], leaves[2], leaves[3], 1e-12, 0.1, 9L], tolerance: 2e-5);
    }

    [Fact]
    public void AddLayerNorm_StridedArguments_EqualsComposed()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_addLayerNorm.ShouldAgree([.. Leaves(6, 6, DType.Float64)], leaves =>
            [leaves[0].Transpose(0, 1), leaves[1].Transpose(0, 1), leaves[2], leaves[3], 1e-5, 0.0, 9L]);
    }

    [Fact]
    public void AddLayerNorm_OtherNumberOfThreads_GivesTheSameBits()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_addLayerNorm.ShouldNotDependOnThreads(Leaves(1001, 64, DType.Float32), leaves =>
            [leaves[0], leaves[1], leaves[2], leaves[3], 1e-5, 0.1, 9L]);
    }

    [Fact]
    public void AddLayerNorm_SameSeed_GivesTheSameValues()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        var leaves = Leaves(10, 20, DType.Float32);
        Tensor Run(long seed)
        {
            Engine.Seed(seed);
            return PackedOperators.AddLayerNorm(leaves[0], leaves[1], leaves[2], leaves[3], dropout: 0.5);
        }
        var first = Run(1);
        Run(1).ShouldBeCloseTo(first, 0);
        (Run(2) - first).Max().Item().ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void AddLayerNorm_ArgumentsThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        var states = Tensor.Zeros([5, 4]);
        var weight = Tensor.Ones([4]);
        Should.Throw<TorchException>(() => PackedOperators.AddLayerNorm(states, Tensor.Zeros([4, 4]), weight, weight))
            .Message.ShouldContain("expected input and residual [N, E], got [5, 4] and [4, 4]");
        Should.Throw<TorchException>(() => PackedOperators.AddLayerNorm(states, states, Tensor.Ones([5]), weight))
            .Message.ShouldContain("expected weight and bias [4], got [5] and [4]");
        Should.Throw<TorchException>(() => PackedOperators.AddLayerNorm(
            states, states, weight, Tensor.Ones([4], DType.Float64)))
            .Message.ShouldContain("input is Float, but residual, weight or bias is Double");
        Should.Throw<TorchException>(() => PackedOperators.AddLayerNorm(states, states, weight, weight, epsilon: -1))
            .Message.ShouldContain("expected an epsilon of at least 0, got -1");
    }

    private static Tensor[] Leaves(long rows, long size, DType type) =>
        [OperatorPair.Leaf([rows, size], type), OperatorPair.Leaf([rows, size], type), OperatorPair.Leaf([size], type),
            OperatorPair.Leaf([size], type)];
}
