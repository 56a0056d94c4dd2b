using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public abstract class RecurrentArgumentTests(RecurrentCell cell)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Layer_StridedArguments_EqualsContiguousOnes(bool bidirectional)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float64, [4, 2, 3], 4, 3, 5, bidirectional);
        var expected = layer.Run(cell.Fused);
        var expectedGradients = layer.GradientsOf(layer.Loss(expected));
        var actual = layer.Run(cell.Fused, Strided);
        actual.Output.ShouldBeCloseTo(expected.Output, 1e-14);
        actual.Last.ShouldBeCloseTo(expected.Last, 1e-14);
        foreach (var (one, other) in layer.GradientsOf(layer.Loss(actual)).Zip(expectedGradients))
            one.ShouldBeCloseTo(other, 1e-13);
    }

    [Fact]
    public void Layer_LengthsStridedAnd32Bit_AreReadAsTheyAre()
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [4, 2, 3], 4, 3, 5);
        var lengths = Tensor.From<int>([4, 9, 2, 9, 3, 9], [3, 2]).Select(1, 0);
        var (output, _) = cell.Fused.CallPair(layer.Leaves[0], lengths, layer.Leaves[1..]);
        output.ShouldBeCloseTo(layer.Run(cell.Fused).Output, 0);
    }

    [Theory]
    [InlineData(new long[] { 2, 4 }, "text 1 has length 4, but the batch is 3 tokens wide")]
    [InlineData(new long[] { -1, 2 }, "text 0 has length -1, but the batch is 3 tokens wide")]
    [InlineData(new long[] { 2 }, "expected input [B, T, I] and lengths [B], got [2, 3, 2] and [1]")]
    public void Layer_WrongLengths_AreRefused(long[] lengths, string reason)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [3, 3], 3, 2, 4);
        var error = Should.Throw<TorchException>(() => cell.Fused.CallPair(
            layer.Leaves[0], Tensor.From<long>(lengths), layer.Leaves[1..]));
        error.Kind.ShouldBe(TorchErrorKind.Value);
        error.Message.ShouldEndWith(reason);
    }

    [Fact]
    public void Layer_LengthsThatAreNoWholeNumbers_AreRefused()
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [3, 3], 3, 2, 4);
        var error = Should.Throw<TorchException>(() => cell.Fused.CallPair(
            layer.Leaves[0], Tensor.From<float>([1.5f, 2]), layer.Leaves[1..]));
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldEndWith("lengths are whole numbers, got Float");
    }

    [Theory]
    [InlineData(1, "input_weight")]
    [InlineData(2, "hidden_weight")]
    [InlineData(3, "input_bias")]
    [InlineData(4, "hidden_bias")]
    public void Layer_WeightOfAnotherType_IsRefused(int place, string name)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [1, 1], 1, 2, 4);
        layer.Leaves[place] = layer.Leaves[place].To(DType.Float64);
        var error = Should.Throw<TorchException>(() => layer.Run(cell.Fused));
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldEndWith($"input is Float, but {name} is Double");
    }

    [Theory]
    [InlineData(DType.Int64, "Long")]
    [InlineData(DType.Float16, "Half")]
    public void Layer_InputOfATypeItDoesNotKnow_IsRefused(DType type, string name)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [1, 1], 1, 2, 4);
        layer.Leaves[0] = layer.Leaves[0].To(type);
        Should.Throw<TorchException>(() => layer.Run(cell.Fused))
            .Message.ShouldEndWith($"expected an input of Float or Double, got {name}");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Layer_WeightsOfNoWholeDirection_AreRefused(int count)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [1, 1], 1, 2, 4, bidirectional: true);
        Should.Throw<TorchException>(() =>
                cell.Fused.CallPair(layer.Leaves[0], layer.Lengths, layer.Leaves[1..(count + 1)]))
            .Message.ShouldEndWith($"expected 4 weights, or 8 for two directions, got {count}");
    }

    // One token each: no product with the hidden weight would notice.
    protected void ShouldRefuse(int place, long[] shape, string reason)
    {
        using var scope = new TensorScope();
        var layer = new RecurrentCase(cell, DType.Float32, [1, 1], 1, 2, 4);
        layer.Leaves[place] = Tensor.Ones(shape);
        var error = Should.Throw<TorchException>(() => layer.Run(cell.Fused));
        error.Kind.ShouldBe(TorchErrorKind.Value);
        error.Message.ShouldEndWith(reason);
    }

    // The same values with other strides: a matrix column by column, a vector as every second element.
    private static Tensor Strided(Tensor tensor) => tensor.Dimensions == 1
        ? Tensor.Stack([tensor, tensor], 1).Select(1, 0)
        : tensor.Transpose(0, 1).Contiguous().Transpose(0, 1);
}

public sealed class LstmArgumentTests() : RecurrentArgumentTests(RecurrentCell.Lstm)
{
    [Theory]
    [InlineData(1, new long[] { 12, 2 }, "expected input_weight [16, 2], got [12, 2]")]
    [InlineData(1, new long[] { 16, 3 }, "expected input_weight [16, 2], got [16, 3]")]
    [InlineData(2, new long[] { 16, 5 }, "expected input_weight [20, 2], got [16, 2]")]
    [InlineData(2, new long[] { 12, 4 }, "expected hidden_weight [16, 4], got [12, 4]")]
    [InlineData(2, new long[] { 0, 0 }, "expected hidden_weight [4H, H], got [0, 0]")]
    [InlineData(2, new long[] { 16 }, "expected hidden_weight [4H, H], got [16]")]
    [InlineData(3, new long[] { 1 }, "expected input_bias [16], got [1]")]
    [InlineData(4, new long[] { 8 }, "expected hidden_bias [16], got [8]")]
    public void Layer_WeightOfAnotherShape_IsRefused(int place, long[] shape, string reason) =>
        ShouldRefuse(place, shape, reason);
}

public sealed class GruArgumentTests() : RecurrentArgumentTests(RecurrentCell.Gru)
{
    [Theory]
    [InlineData(1, new long[] { 16, 2 }, "expected input_weight [12, 2], got [16, 2]")]
    [InlineData(1, new long[] { 12, 3 }, "expected input_weight [12, 2], got [12, 3]")]
    [InlineData(2, new long[] { 12, 5 }, "expected input_weight [15, 2], got [12, 2]")]
    [InlineData(2, new long[] { 16, 4 }, "expected hidden_weight [12, 4], got [16, 4]")]
    [InlineData(2, new long[] { 0, 0 }, "expected hidden_weight [3H, H], got [0, 0]")]
    [InlineData(2, new long[] { 12 }, "expected hidden_weight [3H, H], got [12]")]
    [InlineData(3, new long[] { 1 }, "expected input_bias [12], got [1]")]
    [InlineData(4, new long[] { 8 }, "expected hidden_bias [12], got [8]")]
    public void Layer_WeightOfAnotherShape_IsRefused(int place, long[] shape, string reason) =>
        ShouldRefuse(place, shape, reason);
}
