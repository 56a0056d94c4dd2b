using System.IO.Compression;

namespace Glosa.Data.Writers;

/// <summary>What formats of one file share: UTF-8 without a byte order mark, lines that end in LF, gzip where it is
/// asked for.</summary>
public abstract class TextFileWriter : IDataWriter
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <inheritdoc/>
    public void Write(string path, WriteRequest request)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        using (var packed = request.Compress ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null)
        using (var text = new StreamWriter(packed ?? (Stream)file, bufferSize: 1 << 16, leaveOpen: true))
        {
            text.NewLine = "\n";
            Write(text, request);
        }
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes all examples as text.</summary>
    protected abstract void Write(StreamWriter text, WriteRequest request);
}
