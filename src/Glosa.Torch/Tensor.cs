using System.Diagnostics;
using System.Runtime.CompilerServices;
using Glosa.Torch.Interop;

namespace Glosa.Torch;

/// <summary>A tensor of libtorch. Made inside a <see cref="TensorScope"/>, it lives as long as the scope.</summary>
/// <remarks>Reading from several threads is safe; changing in place is not.</remarks>
public sealed unsafe partial class Tensor : IDisposable
{
    private static long s_live;
    private static long s_finalized;
    private nint _handle;

    private Tensor(nint handle)
    {
        Debug.Assert(handle != 0, "a tensor needs a handle");
        _handle = handle;
        Interlocked.Increment(ref s_live);
        Frame = ScopeFrame.Current;
        Frame?.Add(this);
    }

    /// <summary>Frees the memory; it counts as a leak, see <see cref="FinalizedCount"/>.</summary>
    ~Tensor()
    {
        if (Release()) Interlocked.Increment(ref s_finalized);
    }

    /// <summary>Tensors of this process that are not released.</summary>
    public static long LiveCount => Interlocked.Read(ref s_live);

    /// <summary>Tensors that nobody released before the garbage collector came; 0 in a program without leaks.</summary>
    public static long FinalizedCount => Interlocked.Read(ref s_finalized);

    /// <summary>Size of each dimension, as a new array.</summary>
    public long[] Shape
    {
        get
        {
            var sizes = new long[Dimensions];
            ReadSizes(sizes);
            return sizes;
        }
    }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions
    {
        get
        {
            var dimensions = NativeMethods.glosa_tensor_dimensions(Handle);
            GC.KeepAlive(this);
            return dimensions;
        }
    }

    /// <summary>Product of the sizes.</summary>
    public long ElementCount
    {
        get
        {
            Span<long> sizes = stackalloc long[Dimensions];
            ReadSizes(sizes);
            var count = 1L;
            foreach (var size in sizes) count *= size;
            return count;
        }
    }

    /// <summary>Type of the elements.</summary>
    public DType DType
    {
        get
        {
            var type = NativeMethods.glosa_tensor_scalar_type(Handle);
            GC.KeepAlive(this);
            return (DType)type;
        }
    }

    /// <summary>Where the elements are.</summary>
    public Device Device
    {
        get
        {
            var kind = NativeMethods.glosa_tensor_device(Handle, out var index);
            GC.KeepAlive(this);
            return kind == 0 ? Device.Cpu : new Device("cuda", index);
        }
    }

    internal nint Handle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Tensor),
            "this tensor was released; a tensor that outlives its scope has to be kept (TensorScope.Keep)");
    }

    internal ScopeFrame? Frame { get; private set; }

    /// <summary>Size of one dimension; negative numbers count from the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public long Size(int dimension)
    {
        Span<long> sizes = stackalloc long[Dimensions];
        ReadSizes(sizes);
        var place = dimension < 0 ? sizes.Length + dimension : dimension;
        return (uint)place < (uint)sizes.Length
            ? sizes[place]
            : throw new ArgumentOutOfRangeException(nameof(dimension), dimension,
                $"{this} has {sizes.Length} dimensions");
    }

    /// <summary>Releases the memory at once.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Type and shape, for example <c>Float32[2, 3]</c>.</summary>
    public override string ToString() => _handle == 0 ? "released" : $"{DType}[{string.Join(", ", Shape)}]";

    internal static Tensor Adopt(nint handle) => new(handle);

    internal void ThrowIfReleased() => _ = Handle;

    internal void MoveTo(ScopeFrame? frame)
    {
        Frame = frame;
        frame?.Add(this);
    }

    private void ReadSizes(Span<long> sizes)
    {
        fixed (long* start = sizes) NativeMethods.glosa_tensor_sizes(Handle, start);
        GC.KeepAlive(this);
    }

    private bool Release()
    {
        var handle = Interlocked.Exchange(ref _handle, 0);
        if (handle == 0) return false;
        NativeMethods.glosa_tensor_release(handle);
        Interlocked.Decrement(ref s_live);
        return true;
    }
}
