using System.Runtime.InteropServices;

namespace Glosa.Testing;

/// <summary>What the C library has given out, which is where tensors are.</summary>
public static class NativeMemory
{
    /// <summary>Bytes in use now, of all threads.</summary>
    public static long BytesInUse
    {
        get
        {
            var info = mallinfo2();
            return (long)(info.UordBlks + info.HblkHd);
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern MallInfo2 mallinfo2();

    // The names of glibc's malloc.h.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct MallInfo2
    {
        public readonly nuint Arena, OrdBlks, SmBlks, HBlks, HblkHd, UsmBlks, FsmBlks, UordBlks, FordBlks, KeepCost;
    }
}
