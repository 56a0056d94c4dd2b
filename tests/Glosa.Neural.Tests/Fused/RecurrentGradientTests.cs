using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public abstract class RecurrentGradientTests(RecurrentCell cell)
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-7;

    public static TheoryData<bool, UsedResults> Losses
    {
        get
        {
            var data = new TheoryData<bool, UsedResults>();
            foreach (var bidirectional in (bool[])[false, true])
                foreach (var used in Enum.GetValues<UsedResults>())
                    data.Add(bidirectional, used);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Backward_Double_EqualsCentralDifferences(bool bidirectional, UsedResults used)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float64, [3, 0, 4, 2], 4, 2, 3, bidirectional);
        var gradients = layer.GradientsOf(layer.Loss(layer.Run(cell.Fused), used));
        foreach (var (leaf, gradient) in layer.Leaves.Zip(gradients))
        {
            var slopes = Slopes(leaf, () => layer.Loss(layer.Run(cell.Fused), used).Item());
            gradient.ShouldBeCloseTo(Tensor.From<double>(slopes, leaf.Shape), Tolerance);
        }
    }

    [Fact]
    public void Backward_PlainSums_EqualsWeightedOnesOfOnes()
    {
        // A plain sum's gradient is one number seen everywhere (stride 0), a transposed one's has its strides swapped.
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float64, [3, 1], 3, 2, 5);
        var (output, last) = layer.Run(cell.Fused);
        var plain = layer.GradientsOf(output.Sum() + last.Sum());
        (output, last) = layer.Run(cell.Fused);
        var ones = layer.GradientsOf((output.Transpose(0, 2) * Tensor.Ones([5, 3, 2], DType.Float64)).Sum()
            + (last.Transpose(0, 1) * Tensor.Ones([5, 2], DType.Float64)).Sum());
        foreach (var (one, other) in plain.Zip(ones)) one.ShouldBeCloseTo(other, 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Backward_OneArgumentFrozen_LeavesTheOthersAsTheyWere(int frozen)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float64, [3, 1, 2], 3, 2, 3, bidirectional: true);
        var expected = layer.GradientsOf(layer.Loss(layer.Run(cell.Fused)));
        foreach (var leaf in layer.Leaves) leaf.ClearGradient();
        layer.Leaves[frozen].RequiresGrad = false;
        layer.Loss(layer.Run(cell.Fused)).Backward();
        for (var number = 0; number < expected.Length; number++)
        {
            if (number == frozen) layer.Leaves[number].Gradient.ShouldBeNull();
            else layer.Leaves[number].Gradient!.ShouldBeCloseTo(expected[number], 1e-14);
        }
    }

    private static double[] Slopes(Tensor leaf, Func<double> loss)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var values = leaf.ToArray<double>();
        double LossWith(int place, double change)
        {
            var changed = (double[])values.Clone();
            changed[place] += change;
            leaf.CopyFrom(Tensor.From<double>(changed, leaf.Shape));
            return loss();
        }
        var slopes = values
            .Select((_, place) => (LossWith(place, Step) - LossWith(place, -Step)) / (2 * Step)).ToArray();
        leaf.CopyFrom(Tensor.From<double>(values, leaf.Shape));
        return slopes;
    }
}

public sealed class LstmGradientTests() : RecurrentGradientTests(RecurrentCell.Lstm);

public sealed class GruGradientTests() : RecurrentGradientTests(RecurrentCell.Gru);
