using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>The fused layer against the one made of ATen's operators.</summary>
public abstract class RecurrentParityTests(RecurrentCell cell)
{
    // Lengths, padded length, input size, hidden size.
    public static TheoryData<long[], long, long, long> Shapes => new()
    {
        { [6, 3, 1, 4], 6, 5, 3 },
        { [0, 5, 0, 2], 5, 4, 3 },          // empty texts
        { [4, 4, 4], 4, 3, 5 },             // all equally long
        { [3, 0, 3], 4, 3, 5 },             // those that are not empty are
        { [7], 7, 3, 4 },                   // one text
        { [1, 1, 1], 1, 3, 4 },             // one token
        { [1, 0], 1, 1, 1 },
        { [2, 5, 3], 5, 4, 1 },             // one hidden value
        { [2, 5, 3], 5, 4, 16 },
        { [2, 5, 3], 5, 4, 17 },            // a remainder beside whole registers
        { [3, 2, 6], 6, 2, 45 },
        { [2, 1], 5, 3, 4 },                // more padding than the longest text needs
        { [0, 0], 3, 2, 4 },                // no token at all
        { [0, 0], 0, 2, 4 },
        { [], 3, 2, 4 },                    // no text at all
        { [.. Enumerable.Range(0, 150).Select(number => (long)(number % 4))], 3, 7, 260 },     // several threads
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Layer_Float_EqualsComposed(long[] lengths, long padded, long inputSize, long hiddenSize) =>
        Compare(DType.Float32, lengths, padded, inputSize, hiddenSize, 1e-5, 1e-4);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Layer_Double_EqualsComposed(long[] lengths, long padded, long inputSize, long hiddenSize) =>
        Compare(DType.Float64, lengths, padded, inputSize, hiddenSize, 1e-12, 1e-11);

    [Theory]
    [InlineData(UsedResults.Output)]
    [InlineData(UsedResults.Last)]
    public void Layer_OneResultUsed_EqualsComposed(UsedResults used)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float64, [6, 3, 0, 4], 6, 5, 3, bidirectional: true);
        var expected = layer.GradientsOf(layer.Loss(layer.Run(cell.Composed), used));
        var actual = layer.GradientsOf(layer.Loss(layer.Run(cell.Fused), used));
        foreach (var (one, other) in actual.Zip(expected)) one.ShouldBeCloseTo(other, 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Layer_AnyNumberOfThreads_EqualsComposedAndRepeats(int threads)
    {
        var before = Engine.Threads;
        try
        {
            Engine.Threads = threads;
            long[] lengths = [.. Enumerable.Range(0, 90).Select(number => number * 7L % 13)];
            Compare(DType.Float64, lengths, 12, 5, 9, 1e-12, 1e-11);
            using var scope = new TensorScope();
            var layer = new RecurrentCase(cell, DType.Float32, lengths, 12, 5, 9);
            var first = layer.GradientsOf(layer.Loss(layer.Run(cell.Fused)));
            var second = layer.GradientsOf(layer.Loss(layer.Run(cell.Fused)));
            foreach (var (one, other) in first.Zip(second)) one.ShouldBeCloseTo(other, 0);
        }
        finally
        {
            Engine.Threads = before;
        }
    }

    private void Compare(DType type, long[] lengths, long padded, long inputSize, long hiddenSize,
        double tolerance, double gradientTolerance)
    {
        foreach (var bidirectional in (bool[])[false, true])
        {
            using var scope = new TensorScope();
            var layer = new RecurrentCase(cell, type, lengths, padded, inputSize, hiddenSize, bidirectional);
            var expected = layer.Run(cell.Composed);
            var actual = layer.Run(cell.Fused);
            actual.Output.ShouldBeCloseTo(expected.Output, tolerance);
            actual.Last.ShouldBeCloseTo(expected.Last, tolerance);
            var expectedGradients = layer.GradientsOf(layer.Loss(expected));
            var actualGradients = layer.GradientsOf(layer.Loss(actual));
            foreach (var (one, other) in actualGradients.Zip(expectedGradients))
                one.ShouldBeCloseTo(other, gradientTolerance);
        }
    }
}

public sealed class LstmParityTests() : RecurrentParityTests(RecurrentCell.Lstm);

public sealed class GruParityTests() : RecurrentParityTests(RecurrentCell.Gru);
