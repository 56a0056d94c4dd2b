using System.Runtime.InteropServices;

namespace Glosa.Torch.Interop;

/// <summary>What a native value is; the numbers are those of <c>glosa_torch.h</c>.</summary>
internal enum NativeTag
{
    None = 0,
    Tensor = 1,
    Integer = 2,
    Double = 3,
    Boolean = 4,
    String = 5,
    IntegerList = 6,
    DoubleList = 7,
    TensorList = 8,
}

/// <summary>One argument or result of a native call.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeValue
{
    [FieldOffset(0)] public NativeTag Tag;
    [FieldOffset(4)] public int Length;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Double;
    [FieldOffset(8)] public nint Pointer;
}
