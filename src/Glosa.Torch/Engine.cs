using System.Runtime.CompilerServices;
using System.Text;
using Glosa.Torch.Interop;

namespace Glosa.Torch;

/// <summary>Threads, seeds and what the machine offers.</summary>
public static unsafe class Engine
{
    private static int s_threads = Environment.ProcessorCount;

    [ThreadStatic]
    private static int t_appliedThreads;

    /// <summary>Threads that one operator may use; all processors by default. It holds for every .NET thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public static int Threads
    {
        get => s_threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            s_threads = value;
        }
    }

    /// <summary>Threads that libtorch would use for an operator called from this .NET thread.</summary>
    public static int ThreadsInUse
    {
        get
        {
            Enter();
            return NativeMethods.glosa_threads();
        }
    }

    /// <summary>CUDA devices that this libtorch can use.</summary>
    public static int CudaDeviceCount => NativeMethods.glosa_cuda_device_count();

    /// <summary>Seeds the random numbers of the calling thread, and those of all other devices.</summary>
    public static void Seed(long seed) => NativeError.Check(NativeMethods.glosa_manual_seed(seed, NativeError.Current));

    /// <summary>libtorch's version, instruction set, BLAS, oneDNN and bf16, by name.</summary>
    public static IReadOnlyDictionary<string, string> Describe()
    {
        Span<byte> text = stackalloc byte[2048];
        fixed (byte* start = text)
        {
            var length = Math.Min(NativeMethods.glosa_describe(start, text.Length), text.Length - 1);
            return Encoding.UTF8.GetString(text[..length]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        }
    }

    /// <summary>Sets this thread's number of native threads: OpenMP keeps one for each calling thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Enter()
    {
        if (t_appliedThreads != s_threads) Apply();
    }

    private static void Apply()
    {
        NativeError.Check(NativeMethods.glosa_set_threads(s_threads, NativeError.Current), "set_num_threads");
        t_appliedThreads = s_threads;
    }
}
