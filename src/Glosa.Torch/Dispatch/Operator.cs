using Glosa.Torch.Interop;

namespace Glosa.Torch.Dispatch;

/// <summary>An operator of libtorch's dispatcher, found by name at its first call; thread-safe.</summary>
/// <param name="name">Qualified name, for example <c>aten::add</c>.</param>
/// <param name="overload">Overload, for example <c>Tensor</c>; empty where there is only one.</param>
public sealed unsafe class Operator(string name, string overload = "")
{
    private const int MostResults = 8;
    private const int WordsOnStack = 64;

    private nint _handle;

    /// <summary>Calls an operator that returns one tensor. Arguments left out take the schema's defaults.</summary>
    /// <exception cref="TorchException">The operator failed.</exception>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results);
        return Tensor.Adopt(results[0].Pointer);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    /// <exception cref="TorchException">The operator failed.</exception>
    public (Tensor First, Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results);
        return (Tensor.Adopt(results[0].Pointer), Tensor.Adopt(results[1].Pointer));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    /// <exception cref="TorchException">The operator failed.</exception>
    public Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results);
        var tensors = new Tensor[results[0].Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = Tensor.Adopt(((nint*)results[0].Pointer)[i]);
        NativeMethods.glosa_list_free(results[0].Pointer);
        return tensors;
    }

    /// <summary>Calls an operator that returns a number.</summary>
    /// <exception cref="TorchException">The operator failed.</exception>
    public double CallNumber(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results);
        return results[0].Tag is NativeTag.Double ? results[0].Double : results[0].Integer;
    }

    /// <summary>Calls an operator that changes its arguments; a tensor it returns is one of them and is released.</summary>
    /// <exception cref="TorchException">The operator failed.</exception>
    public void CallInPlace(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(arguments, results);
        for (var i = 0; i < count; i++)
            if (results[i].Tag is NativeTag.Tensor) NativeMethods.glosa_tensor_release(results[i].Pointer);
    }

    private int Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results)
    {
        if (_handle == 0) Find();
        Engine.Enter();
        var values = stackalloc NativeValue[arguments.Length];
        var room = stackalloc long[WordsOnStack];
        using var buffer = new ArgumentBuffer(values, room, WordsOnStack);
        buffer.Fill(arguments);
        int count;
        var error = NativeError.Current;
        if (NativeMethods.glosa_operator_call(_handle, values, arguments.Length, results, MostResults, &count, error) != 0)
            throw error->ToException(name, Describe(arguments));
        return count;
    }

    private void Find()
    {
        NativeError.Check(NativeMethods.glosa_operator_find(name, overload, out var found, NativeError.Current), name);
        if (found == 0)
            throw new TorchException(overload.Length == 0 ? name : $"{name}.{overload}", TorchErrorKind.UnknownOperator,
                "this libtorch has no operator of that name", []);
        _handle = found;
    }

    private static string[] Describe(ReadOnlySpan<Argument> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++) texts[i] = arguments[i].ToString();
        return texts;
    }
}
