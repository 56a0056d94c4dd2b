using Glosa.Testing;
using Glosa.Torch.Dispatch;

namespace Glosa.Torch.Tests.Dispatch;

public sealed class ArgumentTests
{
    private static readonly Operator s_full = new("aten::full");
    private static readonly Operator s_div = new("aten::div", "Tensor_mode");
    private static readonly Operator s_index = new("aten::index", "Tensor");

    [Fact]
    public void Conversion_ListLongerThanTheStackRoom_IsPassedWhole()
    {
        using var scope = new TensorScope();
        var tensors = Enumerable.Range(0, 100).Select(i => Tensor.Full([1], i)).ToArray();
        var joined = Tensor.Concatenate(tensors);
        joined.ShouldBeCloseTo([.. Enumerable.Range(0, 100).Select(i => (float)i)]);
    }

    [Fact]
    public void Conversion_TwoListsLongerThanTheStackRoom_DoNotOverlap()
    {
        using var scope = new TensorScope();
        var ones = Enumerable.Repeat(1L, 63).ToArray();
        var starts = Tensor.Zeros(ones);
        new Operator("aten::as_strided").Call(starts, ones, ones).Dimensions.ShouldBe(63);
    }

    [Fact]
    public void Conversion_EmptyList_MakesATensorWithoutDimensions()
    {
        using var tensor = Tensor.Full([], 2.5);
        tensor.Dimensions.ShouldBe(0);
        tensor.Item().ShouldBe(2.5);
    }

    [Fact]
    public void Conversion_IntegerForAScalar_KeepsItAnInteger()
    {
        using var tensor = s_full.Call(new long[] { 1 }, 3);
        tensor.DType.ShouldBe(DType.Int64);
    }

    [Fact]
    public void Conversion_Text_IsPassed()
    {
        using var scope = new TensorScope();
        s_div.Call(Tensor.Full([1], 7), Tensor.Full([1], 2), "floor").Item().ShouldBe(3);
    }

    [Fact]
    public void Conversion_NullInAListOfOptionalTensors_IsNone()
    {
        using var scope = new TensorScope();
        Tensor?[] columns = [null, Tensor.From<long>([1])];
        s_index.Call(Tensor.Arange(0, 4).Reshape(2, 2), columns).ShouldBeCloseTo([1, 3]);
    }

    [Fact]
    public void Conversion_NullInAListOfTensors_IsRefused()
    {
        using var scope = new TensorScope();
        var error = Should.Throw<TorchException>(() => Aten.Cat.Call(new[] { Tensor.Ones([1]), null }));
        error.Message.ShouldBe("aten::cat([Float32[1], none]): tensor 1 of the list is none");
    }

    [Fact]
    public void Conversion_ReleasedTensorInAList_TellsWhatToDo()
    {
        using var scope = new TensorScope();
        var released = Tensor.Ones([1]);
        released.Dispose();
        Should.Throw<ObjectDisposedException>(() => Tensor.Concatenate([released]))
            .Message.ShouldContain("TensorScope.Keep");
    }

    [Fact]
    public void Conversion_DeviceThatIsNone_TellsLibtorchsReason()
    {
        var error = Should.Throw<TorchException>(() => Tensor.Zeros([1], device: new Device("nonsense")));
        error.Operator.ShouldBe("aten::zeros");
        error.Message.ShouldContain("nonsense");
    }

    [Fact]
    public void ToString_EachKind_ShowsTheValue()
    {
        using var tensor = Tensor.Ones([2, 3]);
        string[] texts =
        [
            ((Argument)tensor).ToString(), ((Argument)7).ToString(), ((Argument)0.5).ToString(),
            ((Argument)true).ToString(),
            ((Argument)"floor").ToString(), ((Argument)new long[] { 1, 2 }).ToString(),
            ((Argument)new[] { tensor, null }).ToString(),
            ((Argument)(long?)null).ToString(), ((Argument)Device.Cpu).ToString(), ((Argument)DType.Float32).ToString(),
        ];
        texts.ShouldBe(["Float32[2, 3]", "7", "0.5", "true", "\"floor\"", "[1, 2]", "[Float32[2, 3], none]",
            "none", "\"cpu\"", "6"]);
    }
}
