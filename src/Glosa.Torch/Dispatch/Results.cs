using Glosa.Torch.Interop;

namespace Glosa.Torch.Dispatch;

/// <summary>What a native call handed back; whatever nobody takes is released at the end.</summary>
internal readonly unsafe ref struct Results(NativeValue* values, int count, string operatorName) : IDisposable
{
    public Tensor TakeTensor(int index)
    {
        Require(index, NativeTag.Tensor);
        values[index].Tag = NativeTag.None;
        return Tensor.Adopt(values[index].Pointer);
    }

    public (Tensor First, Tensor Second) TakePair()
    {
        Require(1, NativeTag.Tensor);       // both, before the first one has an owner
        return (TakeTensor(0), TakeTensor(1));
    }

    public Tensor[] TakeTensors(int index)
    {
        Require(index, NativeTag.TensorList);
        var handles = new Span<nint>((void*)values[index].Pointer, values[index].Length);
        if (handles.Contains(0)) throw Unexpected(index, "a list without gaps");
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = Tensor.Adopt(handles[i]);
            handles[i] = 0;
        }
        return tensors;
    }

    public double TakeNumber(int index) => TagOf(index) switch
    {
        NativeTag.Double => values[index].Double,
        NativeTag.Integer or NativeTag.Boolean => values[index].Integer,
        _ => throw Unexpected(index, "a number"),
    };

    public void Dispose()
    {
        for (var i = 0; i < count; i++)
        {
            if (values[i].Tag is NativeTag.Tensor) NativeMethods.glosa_tensor_release(values[i].Pointer);
            if (values[i].Tag is NativeTag.TensorList) ReleaseList(in values[i]);
        }
    }

    private static void ReleaseList(in NativeValue list)
    {
        var handles = (nint*)list.Pointer;
        for (var i = 0; i < list.Length; i++)
            if (handles[i] != 0) NativeMethods.glosa_tensor_release(handles[i]);
        NativeMethods.glosa_list_free(list.Pointer);
    }

    private NativeTag TagOf(int index) => index < count ? values[index].Tag : NativeTag.None;

    private void Require(int index, NativeTag expected)
    {
        if (TagOf(index) != expected) throw Unexpected(index, expected.ToString());
    }

    private TorchException Unexpected(int index, string expected) => new(operatorName, TorchErrorKind.Type,
        $"result {index + 1} of {count} was to be {expected}, but is {TagOf(index)}", []);
}
