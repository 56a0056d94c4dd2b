using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Glosa.Torch.Interop;

/// <summary>Finds and loads the native library, and prepares the process for it.</summary>
internal static partial class NativeLibraryLoader
{
    public const string Name = "glosa_torch";

    private const int AbiVersion = 1;

    /// <summary>Lets every entry point come from the library beside the program.</summary>
    public static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLoader).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name) return 0;
        PrepareEnvironment();
        var library = Load();
        CheckVersion(library);
        return library;
    }

    /// <summary>Sets what native libraries read once, when they are loaded; what the user has set stays.</summary>
    private static void PrepareEnvironment()
    {
        if (OperatingSystem.IsWindows()) return;
        // libgomp: waiting threads that spin slow small products down.
        _ = setenv("OMP_WAIT_POLICY", "passive", 0);
        // OpenBLAS falls back to kernels from 2004 on processors newer than itself; their instruction set says enough.
        if (Avx512BW.IsSupported) _ = setenv("OPENBLAS_CORETYPE", "SkylakeX", 0);
        else if (Avx2.IsSupported && Fma.IsSupported) _ = setenv("OPENBLAS_CORETYPE", "Haswell", 0);
        KeepMemoryFlat();
    }

    /// <summary>Gives large tensors back to the system at once; left to itself, glibc keeps more of them each epoch.</summary>
    private static void KeepMemoryFlat()
    {
        const int trimThreshold = -1, mmapThreshold = -3;      // glibc's M_TRIM_THRESHOLD and M_MMAP_THRESHOLD
        try
        {
            _ = mallopt(mmapThreshold, 1 << 20);
            _ = mallopt(trimThreshold, 1 << 25);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, with habits of its own.
        }
    }

    private static nint Load()
    {
        var file = OperatingSystem.IsWindows()
            ? $"{Name}.dll"
            : OperatingSystem.IsMacOS() ? $"lib{Name}.dylib" : $"lib{Name}.so";
        var folders = new[]
        {
            Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"),
            Path.Combine(AppContext.BaseDirectory, "runtimes", PortableIdentifier(), "native"),
            AppContext.BaseDirectory,
        };
        var found = folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException(
                $"Glosa's native library {file} is not there for {PortableIdentifier()}: build it from native/ "
                + "(docs/development.md), or use linux-x64, the platform it was run on.");
        try
        {
            return NativeLibrary.Load(found);
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException(
                $"Glosa's native library {found} is there, but something it needs is not: install libtorch "
                + "(Debian: apt install libtorch-dev libdnnl-dev libgloo-dev libopenblas0-pthread) or set LIBTORCH "
                + "and build again. The loader said: " + error.Message, error);
        }
    }

    private static void CheckVersion(nint library)
    {
        var version = Marshal.GetDelegateForFunctionPointer<Version>(
            NativeLibrary.GetExport(library, "glosa_abi_version"))();
        if (version != AbiVersion)
            throw new DllNotFoundException($"Glosa's native library speaks version {version}, these assemblies speak "
                + $"{AbiVersion}: build both from the same commit.");
    }

    private static string PortableIdentifier() =>
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private delegate int Version();

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
