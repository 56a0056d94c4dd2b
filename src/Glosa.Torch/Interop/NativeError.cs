using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Glosa.Torch.Interop;

/// <summary>The caller-owned error of a native call; each thread has one.</summary>
internal unsafe struct NativeError
{
    private const int MessageCapacity = 4092;

    [ThreadStatic]
    private static NativeError* t_current;

    private fixed int _kind[1];
    private fixed byte _message[MessageCapacity];

    /// <summary>This thread's error; valid until its next native call.</summary>
    public static NativeError* Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current == null ? Allocate() : t_current;
    }

    // One for the life of the thread; a page that is not freed costs less than a native call that allocates.
    private static NativeError* Allocate() =>
        t_current = (NativeError*)NativeMemory.AllocZeroed((nuint)sizeof(NativeError));

    /// <summary>The failure as an exception.</summary>
    public TorchException ToException(string operatorName, IReadOnlyList<string> inputs)
    {
        fixed (byte* message = _message)
        {
            var length = new ReadOnlySpan<byte>(message, MessageCapacity).IndexOf((byte)0);
            return new TorchException(operatorName, (TorchErrorKind)_kind[0],
                Encoding.UTF8.GetString(message, length), inputs);
        }
    }

    /// <summary>Throws if the status tells a failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int status, [CallerMemberName] string caller = "")
    {
        if (status != 0) throw Current->ToException(caller, []);
    }

    /// <summary>Throws if the status of a call on a tensor tells a failure;
    /// keeps the tensor alive until then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int status, string caller, Tensor input)
    {
        if (status != 0) throw Current->ToException(caller, [input.ToString()]);
        GC.KeepAlive(input);
    }
}
