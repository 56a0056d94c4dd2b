using Glosa.Torch.Interop;

namespace Glosa.Torch.Dispatch;

/// <summary>An operator of libtorch's dispatcher, found by name at its first call; thread-safe.</summary>
/// <remarks>Keep it in a static field: what was found stays in memory for the life of the process.</remarks>
/// <param name="name">Qualified name, for example <c>aten::add</c>.</param>
/// <param name="overload">Overload, for example <c>Tensor</c>; empty where there is only one.</param>
public sealed unsafe class Operator(string name, string overload = "")
{
    private const int MostResults = 8;
    private const int WordsOnStack = 64;

    private nint _handle;

    /// <summary>Calls an operator for its first result, a tensor; other results are released.</summary>
    /// <param name="arguments">The first arguments of the schema; those left out take its defaults.</param>
    /// <exception cref="TorchException">The operator failed, or returned no tensor.</exception>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        var values = stackalloc NativeValue[MostResults];
        using var results = Invoke(arguments, values);
        return results.TakeTensor(0);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    /// <exception cref="TorchException">The operator failed, or did not return two tensors.</exception>
    public (Tensor First, Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var values = stackalloc NativeValue[MostResults];
        using var results = Invoke(arguments, values);
        return results.TakePair();
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    /// <exception cref="TorchException">The operator failed, or returned no list.</exception>
    public Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        var values = stackalloc NativeValue[MostResults];
        using var results = Invoke(arguments, values);
        return results.TakeTensors(0);
    }

    /// <summary>Calls an operator that returns a number or a truth value (1 or 0).</summary>
    /// <exception cref="TorchException">The operator failed, or returned no number.</exception>
    public double CallNumber(params ReadOnlySpan<Argument> arguments)
    {
        var values = stackalloc NativeValue[MostResults];
        using var results = Invoke(arguments, values);
        return results.TakeNumber(0);
    }

    /// <summary>Calls an operator that changes its arguments; what it returns is one of them and is released.</summary>
    /// <exception cref="TorchException">The operator failed.</exception>
    public void CallInPlace(params ReadOnlySpan<Argument> arguments)
    {
        var values = stackalloc NativeValue[MostResults];
        Invoke(arguments, values).Dispose();
    }

    /// <summary>Looks the operator up without calling it.</summary>
    /// <exception cref="TorchException">This libtorch has no operator of that name.</exception>
    internal nint Find()
    {
        NativeError.Check(NativeMethods.glosa_operator_find(name, overload, out var found, NativeError.Current), name);
        if (found == 0)
            throw new TorchException(overload.Length == 0 ? name : $"{name}.{overload}", TorchErrorKind.UnknownOperator,
                "this libtorch has no operator of that name", []);
        Volatile.Write(ref _handle, found);
        return found;
    }

    private Results Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results)
    {
        var handle = Volatile.Read(ref _handle);
        if (handle == 0) handle = Find();
        Engine.Enter();
        var values = stackalloc NativeValue[arguments.Length];
        var room = stackalloc long[WordsOnStack];
        var buffer = new ArgumentBuffer(values, room, WordsOnStack);
        try
        {
            buffer.Fill(arguments);
            int count;
            var error = NativeError.Current;
            if (NativeMethods.glosa_operator_call(
                handle, values, arguments.Length, results, MostResults, &count, error) != 0)
                throw error->ToException(name, Describe(arguments));
            return new Results(results, count, name);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static string[] Describe(ReadOnlySpan<Argument> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++) texts[i] = arguments[i].ToString();
        return texts;
    }
}
