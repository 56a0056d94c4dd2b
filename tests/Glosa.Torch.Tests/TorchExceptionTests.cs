using Glosa.Torch.Dispatch;

namespace Glosa.Torch.Tests;

public sealed class TorchExceptionTests
{
    [Fact]
    public void Message_WrongShapes_NamesOperatorInputsAndReason()
    {
        using var scope = new TensorScope();
        var error = Should.Throw<TorchException>(() => Tensor.Ones([2, 3]).MatrixProduct(Tensor.Ones([2, 3])));
        error.Operator.ShouldBe("aten::matmul");
        error.Kind.ShouldBe(TorchErrorKind.Runtime);
        error.Inputs.ShouldBe(["Float32[2, 3]", "Float32[2, 3]"]);
        error.Message.ShouldBe("aten::matmul(Float32[2, 3], Float32[2, 3]): "
            + "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
    }

    [Fact]
    public void Message_AnyFailure_HasNoBacktrace()
    {
        using var scope = new TensorScope();
        var error = Should.Throw<TorchException>(() => Tensor.Ones([2, 3]).Select(5, 0));
        error.Message.ShouldNotContain("frame #");
        error.Message.ShouldNotContain(".cpp");
    }

    [Fact]
    public void Kind_DimensionOutOfRange_IsIndex()
    {
        using var tensor = Tensor.Ones([2]);
        Should.Throw<TorchException>(() => tensor.Select(3, 0)).Kind.ShouldBe(TorchErrorKind.Index);
    }

    [Fact]
    public void Kind_ValuesThatDoNotFitTheShape_IsValue()
    {
        var error = Should.Throw<TorchException>(() => Tensor.From<float>([1, 2, 3], [2, 2]));
        error.Kind.ShouldBe(TorchErrorKind.Value);
        error.Message.ShouldBe("FromBytes: a tensor of shape [2, 2] takes 16 bytes, but 12 were given");
    }

    [Theory]
    [InlineData(1L << 40, 1L << 40)]
    [InlineData(1L << 31, 1L << 31)]
    [InlineData(-1, -3)]
    public void Kind_ShapeBeyondAllMemory_IsValueAndAllocatesNothing(long rows, long columns) =>
        Should.Throw<TorchException>(() => Tensor.From<float>([1, 2, 3], [rows, columns]))
            .Kind.ShouldBe(TorchErrorKind.Value);

    [Fact]
    public void Kind_WrongArgumentType_IsTypeAndNamesTheArgument()
    {
        using var tensor = Tensor.Ones([2]);
        var error = Should.Throw<TorchException>(() => Aten.Transpose.Call(tensor, 0.5, 1));
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldBe("aten::transpose(Float32[2], 0.5, 1): argument 'dim0' takes int, got a number");
    }

    [Fact]
    public void Kind_NoneForATensor_IsType()
    {
        using var tensor = Tensor.Ones([2]);
        var error = Should.Throw<TorchException>(() => Aten.Add.Call(tensor, Argument.None));
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldBe("aten::add(Float32[2], none): argument 'other' takes Tensor, got none");
    }

    [Fact]
    public void Kind_TooManyArguments_IsType()
    {
        using var tensor = Tensor.Ones([2]);
        var error = Should.Throw<TorchException>(() => Aten.Relu.Call(tensor, 1, 2));
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldBe("aten::relu(Float32[2], 1, 2): takes 1 arguments, got 3");
    }

    [Fact]
    public void Kind_MissingArgument_IsType()
    {
        using var tensor = Tensor.Ones([2]);
        Should.Throw<TorchException>(() => Aten.Transpose.Call(tensor)).Message
            .ShouldBe("aten::transpose(Float32[2]): argument 'dim0' is missing and has no default");
    }

    [Fact]
    public void Kind_UnknownOperator_NamesOperatorAndOverload()
    {
        var error = Should.Throw<TorchException>(() => new Operator("aten::nonsense", "Tensor").Call(1));
        error.Kind.ShouldBe(TorchErrorKind.UnknownOperator);
        error.Operator.ShouldBe("aten::nonsense.Tensor");
    }

    [Fact]
    public void Kind_MoreMemoryThanThereIs_IsOutOfMemory() =>
        Should.Throw<TorchException>(() => Tensor.Zeros([1L << 50])).Kind.ShouldBe(TorchErrorKind.OutOfMemory);
}
