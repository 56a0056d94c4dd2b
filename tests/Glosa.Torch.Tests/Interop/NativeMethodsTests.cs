using Glosa.Testing;
using Glosa.Torch.Dispatch;
using Glosa.Torch.Interop;

namespace Glosa.Torch.Tests.Interop;

/// <summary>What the ABI promises and no caller in C# relies on.</summary>
public sealed unsafe class NativeMethodsTests
{
    [Fact]
    public void OperatorCall_TooLittleRoomForResults_FailsAndHandsNothingOver() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var tensor = Tensor.Ones([2, 2]);
        var arguments = stackalloc NativeValue[2];
        arguments[0] = new NativeValue { Tag = NativeTag.Tensor, Integer = tensor.Handle };
        arguments[1] = new NativeValue { Tag = NativeTag.Integer, Integer = 1 };
        var results = stackalloc NativeValue[1];
        var count = 0;
        NativeMethods.glosa_operator_call(
            Aten.MaxDimension.Find(), arguments, 2, results, 1, &count, NativeError.Current)
            .ShouldBe(1);
        NativeError.Current->ToException("max", []).Message.ShouldBe("max: returned 2 values, room for 1");
        (count, results[0].Tag).ShouldBe((0, NativeTag.None));
    });

    [Fact]
    public void OperatorCall_UnknownTag_IsATypeError()
    {
        var arguments = stackalloc NativeValue[1];
        arguments[0].Tag = (NativeTag)99;
        var results = stackalloc NativeValue[1];
        int count;
        NativeMethods.glosa_operator_call(Aten.Relu.Find(), arguments, 1, results, 1, &count, NativeError.Current)
            .ShouldBe(1);
        var error = NativeError.Current->ToException("relu", []);
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldBe("relu: argument 'self' takes Tensor, got a value of unknown tag");
    }

    [Fact]
    public void ToException_MessageLongerThanItsRoom_IsCut()
    {
        using var scope = new TensorScope();
        var name = new string('n', 10_000);
        var divide = new Operator("aten::div", "Tensor_mode");
        var error = Should.Throw<TorchException>(() => divide.Call(Tensor.Ones([1]), Tensor.Ones([1]), name));
        error.Message.Length.ShouldBeLessThan(20_000);
    }
}
