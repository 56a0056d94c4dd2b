using System.Runtime.InteropServices;
using Glosa.Torch.Interop;

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
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public T[] ToArray<T>() where T : unmanaged
    {
        if (DType != DTypes.Of<T>()) throw new InvalidOperationException($"{this} does not hold {typeof(T).Name}");
        using var copy = Readable();
        return MemoryMarshal.Cast<byte, T>(copy.Memory()).ToArray();
    }

    /// <summary>The one value of a tensor with one element, as a number.</summary>
    public double Item()
    {
        using var number = ElementCount == 1 && DType == DType.Float64 ? Readable() : ToDouble();
        return MemoryMarshal.Cast<byte, double>(number.Memory())[0];
    }

    /// <summary>Writes the raw bytes, row by row, in this machine's byte order.</summary>
    public void WriteTo(Stream stream)
    {
        using var copy = Readable();
        NativeError.Check(NativeMethods.glosa_tensor_data(copy.Handle, out var data, out var count, NativeError.Current));
        for (var start = 0L; start < count; start += MostBytesAtOnce)
            stream.Write(new ReadOnlySpan<byte>((byte*)data + start, (int)Math.Min(MostBytesAtOnce, count - start)));
    }

    private Tensor Readable()
    {
        using var scope = new TensorScope();
        return scope.Keep(Detach().To(Device.Cpu).Contiguous().Alias());
    }

    private Tensor ToDouble()
    {
        using var scope = new TensorScope();
        if (ElementCount != 1) throw new InvalidOperationException($"{this} has more or less than one element");
        return scope.Keep(Detach().To(Device.Cpu).To(DType.Float64));
    }

    private Span<byte> Memory()
    {
        NativeError.Check(NativeMethods.glosa_tensor_data(Handle, out var data, out var count, NativeError.Current));
        return new Span<byte>((void*)data, checked((int)count));
    }
}
