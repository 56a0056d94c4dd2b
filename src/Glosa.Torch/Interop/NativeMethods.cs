using System.Runtime.InteropServices;

namespace Glosa.Torch.Interop;

/// <summary>All entry points of <c>native/include/glosa_torch.h</c>.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = NativeLibraryLoader.Name;

    static NativeMethods() => NativeLibraryLoader.Register();

    [LibraryImport(Library)]
    public static partial int glosa_abi_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int glosa_operator_find(string name, string overload, out nint found, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_operator_call(nint op, NativeValue* arguments, int argumentCount,
        NativeValue* results, int resultCapacity, int* resultCount, NativeError* error);

    [LibraryImport(Library)]
    public static partial void glosa_list_free(nint list);

    [LibraryImport(Library)]
    public static partial int glosa_tensor_create(void* data, long byteCount, long* sizes, int dimensions,
        int scalarType, out nint created, NativeError* error);

    [LibraryImport(Library)]
    public static partial void glosa_tensor_release(nint tensor);

    [LibraryImport(Library)]
    public static partial int glosa_tensor_dimensions(nint tensor);

    [LibraryImport(Library)]
    public static partial void glosa_tensor_sizes(nint tensor, long* sizes);

    [LibraryImport(Library)]
    public static partial int glosa_tensor_scalar_type(nint tensor);

    [LibraryImport(Library)]
    public static partial int glosa_tensor_device(nint tensor, out int index);

    [LibraryImport(Library)]
    public static partial int glosa_tensor_data(nint tensor, out nint data, out long byteCount, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_set_requires_grad(nint tensor, int required, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_requires_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial int glosa_backward(nint tensor, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_grad(nint tensor, out nint gradient, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_clear_grad(nint tensor, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_grad_mode();

    [LibraryImport(Library)]
    public static partial void glosa_set_grad_mode(int enabled);

    [LibraryImport(Library)]
    public static partial int glosa_manual_seed(long seed, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_threads();

    [LibraryImport(Library)]
    public static partial int glosa_set_threads(int count, NativeError* error);

    [LibraryImport(Library)]
    public static partial int glosa_cuda_device_count();

    [LibraryImport(Library)]
    public static partial int glosa_describe(byte* text, int capacity);
}
