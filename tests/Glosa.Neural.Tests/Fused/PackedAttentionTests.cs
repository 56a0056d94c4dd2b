using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public sealed class PackedAttentionTests
{
    private static readonly OperatorPair s_attention = new("glosa::packed_attention");

    // Lengths, size, heads.
    public static TheoryData<long[], long, long> Texts => new()
    {
        { [6, 3, 1, 4], 12, 1 },
        { [6, 0, 1, 4], 12, 4 },                            // a text without tokens, heads narrower than a register
        { [0, 0], 6, 2 },
        { [1], 40, 1 },
        { [128, 7, 55], 64, 2 },
        { [300], 80, 2 },                                   // several blocks of queries, the last one not full
        { [.. Enumerable.Range(0, 40).Select(number => (long)(number % 50))], 96, 3 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Attention_WithAndWithoutDropout_EqualsComposed(long[] lengths, long size, long heads)
    {
        using var scope = new TensorScope();
        Engine.Seed(6);
        foreach (var dropout in (double[])[0, 0.3])
            s_attention.ShouldAgree(Leaves(lengths, size), leaves =>
                [leaves[0], leaves[1], leaves[2], Tensor.From<long>(lengths), heads, dropout, 77L]);
    }

    [Fact]
    public void Attention_Single_EqualsComposed()
    {
        using var scope = new TensorScope();
        Engine.Seed(6);
        long[] lengths = [60, 1, 200];
        s_attention.ShouldAgree(Leaves(lengths, 64, DType.Float32), leaves =>
            [leaves[0], leaves[1], leaves[2], Tensor.From<long>(lengths), 2L, 0.1, 77L], tolerance: 2e-5);
    }

    [Fact]
    public void Attention_ColumnsOfOneMatrix_EqualsSeparateOnes()
    {
        using var scope = new TensorScope();
        Engine.Seed(6);
        var lengths = Tensor.From<long>([5, 9]);
        var joined = OperatorPair.Leaf([14, 24]);
        var parts = joined.Split(8, dimension: 1);
        var output = PackedOperators.PackedAttention(parts[0], parts[1], parts[2], lengths, 2);
        (output * output).Sum().Backward();
        Tensor[] leaves = [.. parts.Select(part =>
        {
            var leaf = part.Detach().Clone();
            leaf.RequiresGrad = true;
            return leaf;
        })];
        var expected = PackedOperators.PackedAttention(leaves[0], leaves[1], leaves[2], lengths, 2);
        (expected * expected).Sum().Backward();
        output.ShouldBeCloseTo(expected, 1e-15);
        joined.Gradient!.ShouldBeCloseTo(
            Tensor.Concatenate([.. leaves.Select(leaf => leaf.Gradient!)], dimension: 1), 1e-15);
        // Values that do not lie next to each other, and a gradient that is one number seen everywhere.
        var turned = leaves[0].Transpose(0, 1).Contiguous().Transpose(0, 1);
        turned = PackedOperators.PackedAttention(turned, leaves[1], leaves[2], lengths, 2);
        turned.ShouldBeCloseTo(expected, 1e-15);
        turned.Sum().Backward();
    }

    [Fact]
    public void Attention_NeighboursInTheBatch_ChangeNothing()
    {
        using var scope = new TensorScope();
        Engine.Seed(6);
        var states = Tensor.Rand([30, 16]);
        var all = PackedOperators.PackedAttention(states, states, states, Tensor.From<long>([10, 13, 7]), 2);
        var middle = states.Narrow(0, 10, 13);
        PackedOperators.PackedAttention(middle, middle, middle, Tensor.From<long>([13]), 2)
            .ShouldBeCloseTo(all.Narrow(0, 10, 13), 0);
    }

    [Fact]
    public void Attention_OtherNumberOfThreads_GivesTheSameBits()
    {
        using var scope = new TensorScope();
        Engine.Seed(6);
        long[] lengths = [.. Enumerable.Range(0, 20).Select(number => (long)(number * 7 % 90))];
        s_attention.ShouldNotDependOnThreads(Leaves(lengths, 96, DType.Float32), leaves =>
            [leaves[0], leaves[1], leaves[2], Tensor.From<long>(lengths), 3L, 0.1, 5L]);
    }

    [Fact]
    public void Attention_ScoresFarApart_StayFinite()
    {
        using var scope = new TensorScope();
        var states = Tensor.From<float>([3000, 0, 0, -3000], [2, 2]);
        states.RequiresGrad = true;
        var output = PackedOperators.PackedAttention(states, states, states, Tensor.From<long>([2]), 1);
        output.ShouldBeCloseTo(states, 1e-6);
        output.Sum().Backward();
        states.Gradient!.ShouldBeCloseTo(Tensor.Ones([2, 2]), 1e-6);
    }

    [Fact]
    public void Attention_ArgumentsThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        var states = Tensor.Zeros([5, 4]);
        var lengths = Tensor.From<long>([3, 2]);
        Refused(() => PackedOperators.PackedAttention(states, states, states, lengths, 3))
            .ShouldContain("a number of heads that divides 4, got 3");
        Refused(() => PackedOperators.PackedAttention(states, Tensor.Zeros([5, 6]), states, lengths, 2))
            .ShouldContain("expected query, key and value [N, E], got [5, 4], [5, 6] and [5, 4]");
        Refused(() => PackedOperators.PackedAttention(states, states, states, Tensor.From<long>([3, 3]), 2))
            .ShouldContain("expected lengths whose sum is the 5 tokens, got 6");
        Refused(() => PackedOperators.PackedAttention(states, states, states, Tensor.From<long>([6, -1]), 2))
            .ShouldContain("a length is below 0");
        Refused(() => PackedOperators.PackedAttention(states, states, states, Tensor.From<int>([3, 2]), 2))
            .ShouldContain("expected lengths of Long, got Int");
        Refused(() => PackedOperators.PackedAttention(states, states, states, lengths, 2, dropout: 1))
            .ShouldContain("expected a share to drop in [0, 1), got 1");
    }

    private static string Refused(Action call) => Should.Throw<TorchException>(call).Message;

    private static Tensor[] Leaves(long[] lengths, long size, DType type = DType.Float64) =>
        [.. Enumerable.Range(0, 3).Select(_ => OperatorPair.Leaf([lengths.Sum(), size], type))];
}
