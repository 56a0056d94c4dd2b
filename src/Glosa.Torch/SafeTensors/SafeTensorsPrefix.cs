using System.Buffers.Binary;
using Glosa.Errors;
using Glosa.Torch.WeightsFiles;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.SafeTensors;

/// <summary>The first bytes of the file: the header's length and the header;
/// here foreign files are told apart.</summary>
internal static class SafeTensorsPrefix
{
    private const long LongestHeader = 100_000_000;     // the reference library's limit
    private const string Kind = "a safetensors file";
    private const string NameTheRightFile = "name the .safetensors file of the model";

    public static byte[] ReadHeader(string path, SafeFileHandle file)
    {
        var fileLength = RandomAccess.GetLength(file);
        var start = OpenWeights.Start(file);
        var headerLength = start.Length < sizeof(long) ? -1 : BinaryPrimitives.ReadInt64LittleEndian(start);
        // A header starts with a brace: if one is there, this was a safetensors file once.
        var plausible = headerLength is >= 2 and <= LongestHeader
            && (start.Length == sizeof(long) || start[sizeof(long)] == '{');
        if (!plausible) throw OpenWeights.Foreign(path, Kind, start, NameTheRightFile);
        if (headerLength > fileLength - sizeof(long))
            throw new InvalidInputException(path, $"a header of {headerLength} bytes, as the file's start tells",
                $"{fileLength - sizeof(long)} bytes to the end of the file",
                "copy or download the file again: it was cut");
        var header = new byte[headerLength];
        return OpenWeights.ReadUpTo(file, header, sizeof(long)) == header.Length
            ? header
            : throw new InvalidInputException(path, Kind, "a file that became shorter while it was read",
                "copy or download the file again");
    }
}
