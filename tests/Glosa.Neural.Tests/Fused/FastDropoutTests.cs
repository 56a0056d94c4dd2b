using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public sealed class FastDropoutTests
{
    private const int Values = 1_000_000;

    private static readonly OperatorPair s_dropout = new("glosa::fast_dropout");

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Dropout_AnyShare_DropsSoManyAndKeepsTheMean(double share)
    {
        using var scope = new TensorScope();
        var values = s_dropout.Fused.Call(Tensor.Ones([Values]), share, 3L).ToArray<float>();
        var fourSigma = 4 * Math.Sqrt(share * (1 - share) / Values);
        (values.Count(value => value == 0) / (double)Values).ShouldBe(share, fourSigma);
        values.Average(value => (double)value).ShouldBe(1, fourSigma / (1 - share));
        values.Where(value => value != 0).Distinct().ShouldHaveSingleItem().ShouldBe((float)(1 / (1 - share)), 1e-6f);
    }

    [Fact]
    public void Dropout_NeighboursRowsAndSeeds_AreIndependent()
    {
        // Of two values that are dropped independently, both are with the product of their shares.
        using var scope = new TensorScope();
        bool[] Dropped(long seed) =>
            [.. s_dropout.Fused.Call(Tensor.Ones([Values]), 0.5, seed).ToArray<float>().Select(value => value == 0)];
        var first = Dropped(1);
        var other = Dropped(2);
        double Both(Func<int, bool> second, int count) =>
            Enumerable.Range(0, count).Count(place => first[place] && second(place)) / (double)count;
        foreach (var distance in (int[])[1, 2, 64, 256, 1024])      // 1024 values share a key
            Both(place => first[place + distance], Values - distance).ShouldBe(0.25, 0.002, $"distance {distance}");
        Both(place => other[place], Values).ShouldBe(0.25, 0.002);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Dropout_ValuesAndGradients_EqualComposed(DType type)
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        foreach (var rows in (long[])[0, 1, 40, 4000])
            s_dropout.ShouldAgree([OperatorPair.Leaf([rows, 77], type)],
                leaves => [leaves[0].Transpose(0, 1), 0.3, -5L], type == DType.Float32 ? 1e-6 : 1e-14);
    }

    [Fact]
    public void Dropout_OtherNumberOfThreads_GivesTheSameBits()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_dropout.ShouldNotDependOnThreads([OperatorPair.Leaf([1001, 301], DType.Float32)],
            leaves => [leaves[0], 0.3, 5L]);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void Dropout_ShareOutOfRange_IsRefused(double share)
    {
        using var scope = new TensorScope();
        Should.Throw<TorchException>(() => s_dropout.Fused.Call(Tensor.Ones([3]), share, 1L))
            .Message.ShouldContain($"expected a share to drop in [0, 1), got {share}");
    }
}
