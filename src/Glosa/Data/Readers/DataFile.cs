using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>What a reader reads: a file or stream of UTF-8 text, compressed with gzip or not, or a folder of
/// such files.</summary>
public sealed class DataFile
{
    private readonly Stream? _stream;

    /// <summary>A file or folder; nothing is opened yet.</summary>
    public DataFile(string path) => Name = path;

    /// <summary>An open stream, such as the standard input; it can be read once.</summary>
    /// <param name="stream">Need not be seekable.</param>
    /// <param name="name">Its name in messages.</param>
    public DataFile(Stream stream, string name)
    {
        Name = name;
        _stream = stream;
    }

    /// <summary>The path as given, or the stream's name.</summary>
    public string Name { get; }

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => _stream is null && Directory.Exists(Name);

    /// <summary>Opens the text: gzip unpacked (known by its magic number), byte order mark skipped.</summary>
    /// <returns>A stream of valid UTF-8; reading it throws <see cref="InvalidInputException"/> at the first broken byte
    /// or at the end of incomplete gzip data.</returns>
    /// <exception cref="InvalidInputException">The file is missing, a folder, not readable, or called <c>.gz</c> and
    /// is not gzip.</exception>
    public Stream Open() => new Utf8Stream(OpenBytes(), Name);

    /// <summary>Opens what is in the file, gzip unpacked; it need not be UTF-8.</summary>
    /// <returns>A stream that throws <see cref="InvalidDataException"/> where gzip data is damaged or cut off.</returns>
    internal Stream OpenBytes()
    {
        MustExist();
        if (IsFolder)
            throw new InvalidInputException(
                Name, "a file", "a folder", "name a file in it, or set data.format to folder");
        var raw = _stream ?? OpenFile(Name);
        var start = new byte[2];
        var length = raw.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var whole = new ConcatenatedStream(new MemoryStream(start, 0, length), raw);
        if (start is [0x1F, 0x8B])
            return new CompleteGzipStream(whole);
        if (length > 0 && Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            whole.Dispose();
            throw new InvalidInputException(
                Name, "gzip data, as the name says", "something else",
                "take .gz off the name if the file is not compressed, or get the file again");
        }
        return whole;
    }

    /// <summary>Makes sure that there is a file or folder; a stream always is.</summary>
    internal void MustExist()
    {
        if (_stream is null && !Path.Exists(Name))
            throw Missing(Name);
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "a file that can be read", error.Message, "check who may read it");
        }
    }

    private static InvalidInputException Missing(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        if (!Directory.Exists(folder))
            return new(path, "a file", "no such folder", "check the path; a relative one starts at the current folder");
        var names = Directory.EnumerateFileSystemEntries(folder).Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal);
        return new(path, "a file", "no such file", Wording.DidYouMean(
            Path.GetFileName(path), names, "check the path; a relative one starts at the current folder"));
    }
}
