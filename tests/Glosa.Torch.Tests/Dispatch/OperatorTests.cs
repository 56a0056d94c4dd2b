using Glosa.Testing;
using Glosa.Torch.Dispatch;

namespace Glosa.Torch.Tests.Dispatch;

public sealed class OperatorTests
{
    private static readonly Operator s_unbind = new("aten::unbind", "int");
    private static readonly Operator s_item = new("aten::item");
    private static readonly Operator s_addLists = new("aten::_foreach_add", "List");
    private static readonly Operator s_resultType = new("aten::result_type", "Tensor");
    private static readonly Operator s_topk = new("aten::topk");
    private static readonly Operator s_split = new("aten::split", "Tensor");

    public static TheoryData<string> AllOfAten => [.. typeof(Aten).GetFields().Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(AllOfAten))]
    public void Find_EveryOperatorOfAten_IsInThisLibtorch(string member) =>
        ((Operator)typeof(Aten).GetField(member)!.GetValue(null)!).Find().ShouldNotBe(0);

    [Fact]
    public void Call_OperatorWithTwoResults_ReleasesTheSecond() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var tensor = Tensor.From<float>([1, 3, 2]);
        using var top = s_topk.Call(tensor, 2);
        top.ShouldBeCloseTo([3, 2]);
    });

    [Fact]
    public void CallPair_OperatorWithTwoResults_ReturnsBoth()
    {
        using var scope = new TensorScope();
        var (values, indexes) = s_topk.CallPair(Tensor.From<float>([1, 3, 2]), 2);
        values.ShouldBeCloseTo([3, 2]);
        indexes.ShouldBeCloseTo([1, 2]);
    }

    [Fact]
    public void CallPair_OperatorWithOneResult_TellsAndLeavesNothing() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var tensor = Tensor.Ones([1]);
        var error = Should.Throw<TorchException>(() => Aten.Relu.CallPair(tensor));
        error.Kind.ShouldBe(TorchErrorKind.Type);
        error.Message.ShouldBe("aten::relu: result 2 of 1 was to be Tensor, but is None");
    });

    [Fact]
    public void Call_OperatorThatReturnsANumber_Tells()
    {
        using var tensor = Tensor.Ones([1]);
        Should.Throw<TorchException>(() => s_item.Call(tensor)).Kind.ShouldBe(TorchErrorKind.Type);
    }

    [Fact]
    public void Call_OperatorThatReturnsAList_TellsAndLeavesNothing() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var tensor = Tensor.Ones([3]);
        Should.Throw<TorchException>(() => s_unbind.Call(tensor)).Kind.ShouldBe(TorchErrorKind.Type);
    });

    [Fact]
    public void CallList_AHundredParts_ReturnsAll() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        var parts = s_split.CallList(Tensor.Arange(0, 100), 1);
        parts.Length.ShouldBe(100);
        parts[99].Item().ShouldBe(99);
    });

    [Fact]
    public void CallNumber_IntegerResult_IsReturned()
    {
        using var scope = new TensorScope();
        s_item.CallNumber(Tensor.From<long>([7])).ShouldBe(7);
        s_item.CallNumber(Tensor.From([true])).ShouldBe(1);
        s_resultType.CallNumber(Tensor.Ones([1]), Tensor.Ones([1], DType.Float64)).ShouldBe((double)DType.Float64);
    }

    [Fact]
    public void CallInPlace_ListResult_IsReleased() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var tensor = Tensor.Ones([3]);
        s_unbind.CallInPlace(tensor);
    });

    [Fact]
    public void CallList_TensorListsOfAHundred_AreAdded()
    {
        using var scope = new TensorScope();
        var ones = Enumerable.Range(0, 100).Select(_ => Tensor.Ones([2])).ToArray();
        var sums = s_addLists.CallList(ones, ones);
        sums.Length.ShouldBe(100);
        sums[99].ShouldBeCloseTo([2, 2]);
    }
}
