using System.IO.Compression;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Unpacks gzip and notices when the data ends too early, which <see cref="GZipStream"/> passes
/// over.</summary>
/// <remarks>A gzip member of one byte is put behind the data. If that byte comes out last, everything in front of it
/// was whole; if the data was cut, the member is swallowed by what is missing.</remarks>
internal sealed class CompleteGzipStream : ReadOnlyStream
{
    // Never part of UTF-8 text.
    private const byte EndMark = 0xFF;
    private readonly GZipStream _unpacked;
    private int _held = -1;

    public CompleteGzipStream(Stream packed) =>
        _unpacked = new(new ConcatenatedStream(packed, new MemoryStream(PackedEndMark())), CompressionMode.Decompress);

    /// <summary>Reads into a buffer of at least two bytes; the last byte unpacked is held back until the next one
    /// comes.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_held < 0 && (_held = _unpacked.ReadByte()) < 0)
            throw new InvalidDataException();
        buffer[0] = (byte)_held;
        var count = _unpacked.Read(buffer[1..]);
        if (count == 0)
            return _held == EndMark ? 0 : throw new InvalidDataException();
        _held = buffer[count];
        return count;
    }

    /// <summary>What a user is told about damaged data.</summary>
    /// <param name="place">The line up to which it could be read.</param>
    public static InvalidInputException CutOff(string place) => new(place, "gzip data up to the end of the file",
        "data that is cut off or damaged here", "get the file again; gzip -t FILE checks it");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] PackedEndMark()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.WriteByte(EndMark);
        return packed.ToArray();
    }
}
