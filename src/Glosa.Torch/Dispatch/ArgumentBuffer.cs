using System.Runtime.InteropServices;
using System.Text;
using Glosa.Torch.Interop;

namespace Glosa.Torch.Dispatch;

/// <summary>Lays arguments out as the native side reads them: values in a row, lists in the memory behind.</summary>
internal unsafe ref struct ArgumentBuffer
{
    private readonly NativeValue* _values;
    private long* _next;
    private readonly long* _end;
    private nint _overflow;     // allocated blocks, each starting with a pointer to the one before

    /// <param name="values">Room for as many values as there are arguments.</param>
    /// <param name="room">Room for lists.</param>
    /// <param name="capacity">Length of <paramref name="room"/> in 8-byte words.</param>
    public ArgumentBuffer(NativeValue* values, long* room, int capacity)
    {
        _values = values;
        _next = room;
        _end = room + capacity;
    }

    public void Fill(ReadOnlySpan<Argument> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            ref var value = ref _values[i];
            value.Tag = argument.Tag;
            value.Length = 0;
            value.Integer = argument.Bits;
            if (argument.Tag is NativeTag.String) WriteText(ref value, (string)argument.Reference!);
            else if (argument.Tag is NativeTag.IntegerList) WriteIntegers(ref value, (long[])argument.Reference!);
            else if (argument.Tag is NativeTag.TensorList) WriteTensors(ref value, (Tensor?[])argument.Reference!);
        }
    }

    /// <summary>Frees what lists took beyond the given room.</summary>
    public void Dispose()
    {
        while (_overflow != 0)
        {
            var block = _overflow;
            _overflow = *(nint*)block;
            NativeMemory.Free((void*)block);
        }
    }

    private void WriteText(ref NativeValue value, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var target = (byte*)Take((length + 7) / 8);
        Encoding.UTF8.GetBytes(text, new Span<byte>(target, length));
        (value.Pointer, value.Length) = ((nint)target, length);
    }

    private void WriteIntegers(ref NativeValue value, long[] integers)
    {
        var target = Take(integers.Length);
        integers.CopyTo(new Span<long>(target, integers.Length));
        (value.Pointer, value.Length) = ((nint)target, integers.Length);
    }

    private void WriteTensors(ref NativeValue value, Tensor?[] tensors)
    {
        var target = Take(tensors.Length);
        for (var i = 0; i < tensors.Length; i++) target[i] = tensors[i]?.Handle ?? 0;
        (value.Pointer, value.Length) = ((nint)target, tensors.Length);
    }

    private long* Take(int words)
    {
        if (_end - _next >= words)
        {
            var taken = _next;
            _next += words;
            return taken;
        }
        var block = (long*)NativeMemory.Alloc((nuint)words + 1, sizeof(long));
        *(nint*)block = _overflow;
        _overflow = (nint)block;
        return block + 1;
    }
}
