using System.Runtime.InteropServices;
using Glosa.Torch.Dispatch;
using Glosa.Torch.Interop;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch;

/// <content>Copying values in and out.</content>
public sealed unsafe partial class Tensor
{
    private const int MostBytesAtOnce = 1 << 24;

    /// <summary>A tensor of the given shape with a copy of the values, row by row, on the processor.</summary>
    /// <exception cref="TorchException">The number of values does not fit the shape.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape) where T : unmanaged =>
        FromBytes(MemoryMarshal.AsBytes(values), DTypes.Of<T>(), shape);

    /// <summary>A tensor with one dimension.</summary>
    public static Tensor From<T>(ReadOnlySpan<T> values) where T : unmanaged => From(values, [values.Length]);

    /// <summary>A tensor from its raw bytes in this machine's byte order.</summary>
    /// <exception cref="TorchException">The number of bytes does not fit shape and type.</exception>
    public static Tensor FromBytes(ReadOnlySpan<byte> bytes, DType type, ReadOnlySpan<long> shape)
    {
        Engine.Enter();
        fixed (byte* data = bytes)
        fixed (long* sizes = shape)
        {
            NativeError.Check(NativeMethods.glosa_tensor_create(data, bytes.Length, sizes, shape.Length, (int)type,
                out var created, NativeError.Current), nameof(FromBytes));
            return Adopt(created);
        }
    }

    /// <summary>The values, row by row.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type,
    /// or more than an array holds.</exception>
    public T[] ToArray<T>() where T : unmanaged
    {
        if (DType != DTypes.Of<T>()) throw new InvalidOperationException($"{this} does not hold {typeof(T).Name}");
        using var readable = Readable();
        readable.Memory(out var data, out var byteCount);
        var length = byteCount / sizeof(T);
        if (length > Array.MaxLength)
            throw new InvalidOperationException($"{this} is too large for an array: use WriteTo");
        var values = GC.AllocateUninitializedArray<T>((int)length);
        fixed (T* target = values) Buffer.MemoryCopy(data, target, byteCount, byteCount);
        return values;
    }

    /// <summary>The one value of a tensor with one element, as a number; integers beyond ±2^53 are rounded.</summary>
    /// <exception cref="InvalidOperationException">There are more elements, or none.</exception>
    public double Item()
    {
        if (ElementCount != 1) throw new InvalidOperationException($"{this} does not have one element");
        using var scope = new TensorScope();
        var number = Readable().To(DType.Float64);
        number.Memory(out var data, out _);
        return *(double*)data;
    }

    /// <summary>Writes the raw bytes, row by row, in this machine's byte order; any size.</summary>
    public void WriteTo(Stream stream)
    {
        using var readable = Readable();
        readable.Memory(out var data, out var byteCount);
        for (var start = 0L; start < byteCount; start += MostBytesAtOnce)
            stream.Write(new ReadOnlySpan<byte>(data + start, (int)Math.Min(MostBytesAtOnce, byteCount - start)));
    }

    /// <summary>Reads a tensor of any size from its raw bytes in a file, in this machine's byte order.</summary>
    /// <exception cref="EndOfStreamException">The file ends before the tensor does.</exception>
    internal static Tensor FromFile(SafeFileHandle file, long offset, DType type, long[] shape)
    {
        var tensor = Aten.Empty.Call(shape, type, Argument.None, Device.Cpu);
        try
        {
            tensor.Memory(out var data, out var byteCount);
            for (var done = 0L; done < byteCount;)
            {
                var target = new Span<byte>(data + done, (int)Math.Min(MostBytesAtOnce, byteCount - done));
                var read = RandomAccess.Read(file, target, offset + done);
                done += read > 0 ? read : throw new EndOfStreamException();
            }
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Reads a tensor whose elements are apart by strides, none below 0; row by row in memory.</summary>
    /// <remarks>Where they are not row by row in the file, the span from the first to the last is read, and stays in
    /// memory until they are put in order.</remarks>
    /// <exception cref="EndOfStreamException">The file ends before the tensor does.</exception>
    internal static Tensor FromFile(SafeFileHandle file, long offset, DType type, long[] shape, long[] strides)
    {
        if (IsRowByRow(shape, strides)) return FromFile(file, offset, type, shape);
        using var scope = new TensorScope();
        var span = 1 + shape.Zip(strides).Sum(pair => (pair.First - 1) * pair.Second);
        var elements = FromFile(file, offset, type, [span]);
        return scope.Keep(Aten.AsStrided.Call(elements, shape, strides).Contiguous());
    }

    private static bool IsRowByRow(long[] shape, long[] strides)
    {
        if (shape.Contains(0)) return true;
        var expected = 1L;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] != 1 && strides[i] != expected) return false;
            expected *= shape[i];
        }
        return true;
    }

    // Contiguous and on the processor; another handle on this tensor's memory if it is so already.
    private Tensor Readable()
    {
        using var scope = new TensorScope();
        return scope.Keep(Detach().To(Device.Cpu).Contiguous());
    }

    // Valid until this tensor is released: callers hold it in a using or a scope.
    private void Memory(out byte* data, out long byteCount)
    {
        var status = NativeMethods.glosa_tensor_data(Handle, out var address, out byteCount, NativeError.Current);
        NativeError.Check(status, nameof(Memory), this);
        data = (byte*)address;
    }
}
