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
        _handle = handle;
        Interlocked.Increment(ref s_live);
        Frame = ScopeFrame.Current;
        Frame?.Add(this);
    }

    /// <summary>Frees the memory; it counts as a leak, see <see cref="FinalizedCount"/>.</summary>
    ~Tensor()
    {
        if (_handle == 0) return;
        Interlocked.Increment(ref s_finalized);
        Release();
    }

    /// <summary>Tensors of this process that are not released.</summary>
    public static long LiveCount => Interlocked.Read(ref s_live);

    /// <summary>Tensors that nobody released before the garbage collector came; 0 in a program without leaks.</summary>
    public static long FinalizedCount => Interlocked.Read(ref s_finalized);

    /// <summary>Size of each dimension.</summary>
    public long[] Shape
    {
        get
        {
            var sizes = new long[Dimensions];
            fixed (long* start = sizes) NativeMethods.glosa_tensor_sizes(Handle, start);
            return sizes;
        }
    }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => NativeMethods.glosa_tensor_dimensions(Handle);

    /// <summary>Product of the sizes.</summary>
    public long ElementCount => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Type of the elements.</summary>
    public DType DType => (DType)NativeMethods.glosa_tensor_scalar_type(Handle);

    /// <summary>Where the elements are.</summary>
    public Device Device => NativeMethods.glosa_tensor_device(Handle, out var index) == 0
        ? Device.Cpu
        : new Device("cuda", index);

    internal nint Handle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Tensor),
            "this tensor was released; a tensor that outlives its scope has to be kept (TensorScope.Keep)");
    }

    internal ScopeFrame? Frame { get; private set; }

    /// <summary>Size of one dimension; negative numbers count from the last.</summary>
    public long Size(int dimension) => Shape[dimension < 0 ? Dimensions + dimension : dimension];

    /// <summary>Releases the memory at once.</summary>
    public void Dispose()
    {
        if (_handle == 0) return;
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Type and shape, for example <c>Float32[2, 3]</c>.</summary>
    public override string ToString() => _handle == 0 ? "released" : $"{DType}[{string.Join(", ", Shape)}]";

    internal static Tensor Adopt(nint handle) => new(handle);

    internal void MoveTo(ScopeFrame? frame)
    {
        Frame = frame;
        frame?.Add(this);
    }

    private void Release()
    {
        NativeMethods.glosa_tensor_release(_handle);
        _handle = 0;
        Interlocked.Decrement(ref s_live);
    }
}
