using Glosa.Errors;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.WeightsFiles;

/// <summary>What all files of weights do alike: open, read bytes, tell what a foreign file is.</summary>
internal static class OpenWeights
{
    private const int StartLength = 64;

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it should be, as in <c>a safetensors file</c>.</param>
    public static SafeFileHandle Handle(string path, string kind)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, kind, "no file of that name", "check the path");
        }
        catch (UnauthorizedAccessException)
        {
            throw Directory.Exists(path)
                ? new InvalidInputException(path, kind, "a folder", "name the file inside it")
                : new InvalidInputException(path, kind, "a file that may not be read", "check its permissions");
        }
    }

    /// <summary>The file's first bytes, up to 64.</summary>
    public static byte[] Start(SafeFileHandle file)
    {
        var start = new byte[StartLength];
        return start[..ReadUpTo(file, start, 0)];
    }

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    /// <returns>The number of bytes read.</returns>
    public static int ReadUpTo(SafeFileHandle file, Span<byte> target, long offset)
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

    /// <summary>Tells what a file of another format is, as far as its first bytes show it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it should have been.</param>
    /// <param name="start">Its first bytes.</param>
    /// <param name="nameTheRightOne">What to do where it is another format.</param>
    public static InvalidInputException Foreign(string path, string kind, ReadOnlySpan<byte> start,
        string nameTheRightOne)
    {
        InvalidInputException Problem(string found, string whatToDo) => new(path, kind, found, whatToDo);

        if (start.IsEmpty) return Problem("an empty file", "copy or download the file again");
        if (start.StartsWith("PK\x03\x04"u8))
            return Problem("a zip archive, as PyTorch's own .bin and .pt files are", nameTheRightOne);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return Problem("a file packed with gzip", "unpack it with gunzip first");
        if (start.StartsWith("version https://git-lfs"u8))
            return Problem("a Git LFS pointer, not the file itself", "fetch the file with git lfs pull");
        var firstLine = start.IndexOfAnyExceptInRange((byte)' ', (byte)'~') is >= 0 and var end
            ? start[..(end + 1)] : start;
        var isText = firstLine[^1] is >= (byte)' ' and <= (byte)'~' or (byte)'\n' or (byte)'\r' or (byte)'\t';
        return Problem(isText ? "a text file" : "a file of another format", nameTheRightOne);
    }

    /// <summary>There is no tensor of a name.</summary>
    public static InvalidInputException NoTensor(IWeightsFile file, string name) => new(file.Path,
        $"a tensor named '{name}'", $"{file.Tensors.Count} tensors, none of that name",
        "check that the file belongs to this model");

    /// <summary>The file was cut while it was open.</summary>
    public static InvalidInputException BecameShorter(string path, string name) => new(path,
        $"the whole of tensor '{name}'", "a file that became shorter while it was open",
        "copy or download the file again");
}
