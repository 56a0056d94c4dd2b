using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>The vectorized exp, sigmoid and tanh, seen through a layer whose gates are ± its one input value.</summary>
public abstract class RecurrentAccuracyTests(RecurrentCell cell)
{
    private const double Tolerance = 2e-6;
    private const int Steps = 2;

    // Ends of the range of exp, of the polynomial of tanh, of single precision, and a sweep between.
    private static readonly float[] s_inputs =
    [
        0, -0f, 100, -100, 87, -87, 88, -88, 89, -89, 43.5f, 44, -44, 0.625f, -0.625f, 0.6249999f, 0.3125f, 1e4f, -1e4f,
        float.MaxValue, -float.MaxValue, 1e-8f, -1e-8f, 1e-30f, -1e-30f, float.Epsilon, -float.Epsilon,
        .. Enumerable.Range(-1000, 2001).Select(number => number * 0.1f),
        .. Enumerable.Range(-1000, 2001).Select(number => number * 0.001f),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void Layer_ExtremeGates_IsFiniteAndWithinToleranceOfDouble(long hiddenSize)
    {
        using var scope = new TensorScope();
        var (expectedOutput, expectedGradient) = Run(DType.Float64, hiddenSize);
        var (output, gradient) = Run(DType.Float32, hiddenSize);
        output.IsFinite().Sum().Item().ShouldBe(output.ElementCount);
        gradient.IsFinite().Sum().Item().ShouldBe(gradient.ElementCount);
        output.ShouldBeCloseTo(expectedOutput, Tolerance);
        gradient.ShouldBeCloseTo(expectedGradient, Tolerance * hiddenSize);      // a sum over all hidden values
    }

    [Fact]
    public void Layer_TinyInputs_KeepTheirRelativePrecision()
    {
        using var scope = new TensorScope();
        float[] tiny = [1e-3f, -1e-3f, 1e-5f, 1e-10f, -1e-20f, 1e-30f];
        var weight = Tensor.From<float>([0, 0, 1, 0], [4, 1]).Narrow(0, 0, cell.Gates);
        var zeros = Tensor.Zeros([cell.Gates]);
        var (_, last) = cell.Fused.CallPair(Tensor.From<float>(tiny, [tiny.Length, 1, 1]),
            Tensor.Ones([tiny.Length], DType.Int64), (Tensor[])[weight, Tensor.Zeros([cell.Gates, 1]), zeros, zeros]);
        var ratios = last.Reshape(-1) / Tensor.From<float>(tiny);
        ratios.ShouldBeCloseTo(
            [.. tiny.Select(value => (float)(StateOf(Math.Tanh(value)) / value))], 1e-6);
    }

    [Fact]
    public void Layer_InputThatIsNoNumber_StaysVisible()
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [2, 2], 2, 3, 20);
        layer.Leaves[0] = Tensor.Full([2, 2, 3], double.NaN);
        layer.Run(cell.Fused).Last.IsFinite().Any().Item().ShouldBe(0);
    }

    /// <summary>The first state where the new value is as given and all gates are half open.</summary>
    protected abstract double StateOf(double newValue);

    private (Tensor Output, Tensor Gradient) Run(DType type, long hiddenSize)
    {
        var input = Tensor.Stack(
            Enumerable.Repeat(Tensor.From<float>(s_inputs, [s_inputs.Length, 1]).To(type), Steps), 1); // [B, 2, 1]
        input.RequiresGrad = true;
        Engine.Seed(4);
        // Each gate is x or −x.
        var signs = Tensor.Rand([cell.Gates * hiddenSize, 1]).AtLeast(Tensor.Full([1], 0.5)).To(type) * 2 - 1;
        var zeros = Tensor.Zeros([cell.Gates * hiddenSize], type);
        var (output, _) = cell.Fused.CallPair(input, Tensor.Full([s_inputs.Length], Steps, DType.Int64),
            (Tensor[])[signs, Tensor.Zeros([cell.Gates * hiddenSize, hiddenSize], type), zeros, zeros]);
        output.Sum().Backward();
        return (output, input.Gradient!);
    }
}

public sealed class LstmAccuracyTests() : RecurrentAccuracyTests(RecurrentCell.Lstm)
{
    protected override double StateOf(double newValue) => 0.5 * Math.Tanh(0.5 * newValue);
}

public sealed class GruAccuracyTests() : RecurrentAccuracyTests(RecurrentCell.Gru)
{
    protected override double StateOf(double newValue) => 0.5 * newValue;
}
