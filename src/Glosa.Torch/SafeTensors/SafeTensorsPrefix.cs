using System.Buffers.Binary;
using Glosa.Errors;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.SafeTensors;

/// <summary>The first bytes of the file: the header's length and the header;
/// here foreign files are told apart.</summary>
internal static class SafeTensorsPrefix
{
    private const long LongestHeader = 100_000_000;     // the reference library's limit
    private const string NameTheRightFile = "name the .safetensors file of the model";

    public static byte[] ReadHeader(string path, SafeFileHandle file)
    {
        var fileLength = RandomAccess.GetLength(file);
        if (fileLength == 0) throw Problem(path, "an empty file", "copy or download the file again");
        Span<byte> start = stackalloc byte[64];
        start = start[..ReadFully(file, start, 0)];
        var headerLength = start.Length < sizeof(long) ? -1 : BinaryPrimitives.ReadInt64LittleEndian(start);
        // A header starts with a brace: if one is there, this was a safetensors file once.
        var plausible = headerLength is >= 2 and <= LongestHeader
            && (start.Length == sizeof(long) || start[sizeof(long)] == '{');
        if (!plausible) throw Foreign(path, start);
        if (headerLength > fileLength - sizeof(long))
            throw new InvalidInputException(path, $"a header of {headerLength} bytes, as the file's start tells",
                $"{fileLength - sizeof(long)} bytes to the end of the file",
                "copy or download the file again: it was cut");
        var header = new byte[headerLength];
        return ReadFully(file, header, sizeof(long)) == header.Length
            ? header
            : throw Problem(path, "a file that became shorter while it was read", "copy or download the file again");
    }

    private static InvalidInputException Foreign(string path, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\x03\x04"u8))
            return Problem(path, "a zip archive, as PyTorch's own .bin and .pt files are", NameTheRightFile);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return Problem(path, "a file packed with gzip", "unpack it with gunzip first");
        if (start.StartsWith("version https://git-lfs"u8))
            return Problem(path, "a Git LFS pointer, not the file itself", "fetch the file with git lfs pull");
        var firstLine = start.IndexOfAnyExceptInRange((byte)' ', (byte)'~') is >= 0 and var end
            ? start[..(end + 1)] : start;
        var isText = firstLine[^1] is >= (byte)' ' and <= (byte)'~' or (byte)'\n' or (byte)'\r' or (byte)'\t';
        return Problem(path, isText ? "a text file" : "a file of another format", NameTheRightFile);
    }

    private static int ReadFully(SafeFileHandle file, Span<byte> target, long offset)
    {
        var done = 0;
        while (done < target.Length)
        {
            var read = RandomAccess.Read(file, target[done..], offset + done);
            if (read == 0) break;
            done += read;
        }
        return done;
    }

    private static InvalidInputException Problem(string path, string found, string whatToDo) =>
        new(path, "a safetensors file", found, whatToDo);
}
