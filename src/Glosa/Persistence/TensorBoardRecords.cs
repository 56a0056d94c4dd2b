using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Glosa.Persistence;

/// <summary>The frame of a record in a TensorBoard event file: TFRecord.</summary>
/// <remarks>Length (8 bytes), its checksum (4), the record, its checksum (4); little-endian. A checksum is CRC-32C,
/// rotated and shifted so that one of data that hold checksums stays a good one.</remarks>
internal static class TensorBoardRecords
{
    private const int HeaderSize = sizeof(ulong) + sizeof(uint);
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Writes a record in its frame.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> record)
    {
        Span<byte> frame = new byte[HeaderSize + record.Length + sizeof(uint)];
        BinaryPrimitives.WriteInt64LittleEndian(frame, record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[sizeof(ulong)..], Checksum(frame[..sizeof(ulong)]));
        record.CopyTo(frame[HeaderSize..]);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[^sizeof(uint)..], Checksum(record));
        stream.Write(frame);    // in one piece: a reader meanwhile sees all of it, mostly
    }

    /// <summary>The records up to the first that is not whole; a killed process can leave one at the end.</summary>
    public static IReadOnlyList<byte[]> Read(ReadOnlySpan<byte> file)
    {
        var records = new List<byte[]>();
        while (file.Length >= HeaderSize)
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
            if (!IsWhole(file, sizeof(ulong)) || length > (ulong)(file.Length - HeaderSize)) break;
            var rest = file[HeaderSize..];
            if (!IsWhole(rest, (int)length)) break;
            records.Add(rest[..(int)length].ToArray());
            file = rest[((int)length + sizeof(uint))..];
        }
        return records;
    }

    // Whether the bytes are there, with their checksum behind them.
    private static bool IsWhole(ReadOnlySpan<byte> file, int length) => file.Length - length >= sizeof(uint)
        && BinaryPrimitives.ReadUInt32LittleEndian(file[length..]) == Checksum(file[..length]);

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(data);      // .NET runs on little-endian machines only
        foreach (var word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (var value in data[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }
}
