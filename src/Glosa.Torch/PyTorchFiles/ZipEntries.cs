using System.Buffers.Binary;
using System.Text;
using Glosa.Errors;
using Glosa.Torch.WeightsFiles;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.PyTorchFiles;

/// <summary>A stored entry of a zip archive.</summary>
/// <param name="Start">Where its bytes start in the file.</param>
/// <param name="Length">Their number.</param>
internal sealed record ZipEntry(long Start, long Length);

/// <summary>Where the entries of a zip archive are; they are to be stored, not packed, as PyTorch does it.</summary>
/// <remarks>Reads the central directory (PKWARE's APPNOTE 6.3, sections 4.3.7 and 4.3.12 to 4.3.16) and where each
/// entry's own header ends. Sums of entries are not compared.</remarks>
internal static class ZipEntries
{
    private const string Again = "copy or download the file again";
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int Zip64LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int LongestDirectory = 16 << 20;

    /// <summary>All entries by their names.</summary>
    /// <exception cref="InvalidInputException">The archive is damaged or cut, or an entry is packed.</exception>
    public static IReadOnlyDictionary<string, ZipEntry> Read(string path, SafeFileHandle file)
    {
        var fileLength = RandomAccess.GetLength(file);
        var (start, length, count) = FindDirectory(path, file, fileLength);
        if (length > LongestDirectory)
            throw Damaged(path, $"a list of entries of at most {LongestDirectory} bytes", $"{length}");
        if (start < 0 || length < 0 || start > fileLength - length)
            throw Damaged(path, "a list of entries inside the file", $"bytes {start} to {start + (Int128)length}");
        var directory = Bytes(path, file, start, (int)length);
        var entries = new Dictionary<string, ZipEntry>();
        var position = 0;
        while (position < directory.Length)
        {
            var rest = directory.AsSpan(position);
            if (rest.Length < EntryLength || !rest.StartsWith("PK\x01\x02"u8))
                throw Damaged(path, "an entry of the list", $"other bytes at {start + position}");
            var (nameLength, extraLength) = (Int16(rest, 28), Int16(rest, 30));
            var whole = EntryLength + nameLength + extraLength + Int16(rest, 32);
            if (whole > rest.Length) throw Damaged(path, "whole entries in the list", "one that is cut");
            var name = Encoding.UTF8.GetString(rest.Slice(EntryLength, nameLength));
            var entry = ReadEntry(path, name, rest[..whole], rest.Slice(EntryLength + nameLength, extraLength), file,
                fileLength);
            if (!entries.TryAdd(name, entry)) throw Damaged(path, "each name once in the archive", $"'{name}' twice");
            position += whole;
        }
        return entries.Count == count
            ? entries
            : throw Damaged(path, $"{count} entries, as the archive's end tells", $"{entries.Count}");
    }

    private static (long Start, long Length, long Count) FindDirectory(string path, SafeFileHandle file, long fileLength)
    {
        var tail = Bytes(path, file, Math.Max(0, fileLength - EndLength - LongestComment),
            (int)Math.Min(fileLength, EndLength + LongestComment));
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < EndLength)
            throw Damaged(path, "a zip archive with its list of entries at the end", "no such list",
                $"{Again}: it was cut");
        var end = tail.AsSpan(at);
        var found = (Start: (long)Int32(end, 16), Length: (long)Int32(end, 12), Count: (long)Int16(end, 10));
        if (found is not ((uint.MaxValue, _, _) or (_, uint.MaxValue, _) or (_, _, ushort.MaxValue)))
            return found;
        var locatorAt = fileLength - tail.Length + at - Zip64LocatorLength;
        var locator = locatorAt < 0 ? [] : Bytes(path, file, locatorAt, Zip64LocatorLength);
        var zip64At = locator.AsSpan().StartsWith("PK\x06\x07"u8) ? Int64(locator, 8) : -1;
        var zip64 = zip64At < 0 || zip64At > fileLength - Zip64EndLength
            ? [] : Bytes(path, file, zip64At, Zip64EndLength);
        return zip64.AsSpan().StartsWith("PK\x06\x06"u8)
            ? (Int64(zip64, 48), Int64(zip64, 40), Int64(zip64, 32))
            : throw Damaged(path, "the place of the list of entries (zip64)", "other bytes");
    }

    private static ZipEntry ReadEntry(string path, string name, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> extra,
        SafeFileHandle file, long fileLength)
    {
        if (Int16(entry, 10) != 0 || (Int16(entry, 8) & 1) != 0)
            throw Damaged(path, "entries that are stored as they are", $"'{name}' packed or encrypted",
                "save the weights again with PyTorch's torch.save");
        var (packed, length, header) = ((long)Int32(entry, 20), (long)Int32(entry, 24), (long)Int32(entry, 42));
        var zip64 = Zip64(extra);
        if (length == uint.MaxValue) length = Next(ref zip64);
        if (packed == uint.MaxValue) packed = Next(ref zip64);
        if (header == uint.MaxValue) header = Next(ref zip64);
        if (header < 0 || header > fileLength - LocalLength) throw Outside(path, name, "header");
        var local = Bytes(path, file, header, LocalLength);
        if (!local.AsSpan().StartsWith("PK\x03\x04"u8))
            throw Damaged(path, $"the header of entry '{name}'", $"other bytes at {header}");
        var start = header + LocalLength + Int16(local, 26) + Int16(local, 28);
        return length >= 0 && packed == length && start <= fileLength - length
            ? new(start, length)
            : throw Outside(path, name, "bytes");
    }

    // The sizes that do not fit 32 bits (4.5.3), in the order: length, packed length, place of the header.
    private static ReadOnlySpan<byte> Zip64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(Int16(extra, 2), extra.Length - 4);
            if (Int16(extra, 0) == 1) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return [];
    }

    private static long Next(ref ReadOnlySpan<byte> numbers)
    {
        if (numbers.Length < sizeof(long)) return -1;
        var number = Int64(numbers, 0);
        numbers = numbers[sizeof(long)..];
        return number;
    }

    private static byte[] Bytes(string path, SafeFileHandle file, long start, int length)
    {
        var bytes = new byte[length];
        return OpenWeights.ReadUpTo(file, bytes, start) == length
            ? bytes
            : throw Damaged(path, "the whole file", "a file that became shorter while it was read");
    }

    private static ushort Int16(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int32(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long Int64(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    private static InvalidInputException Outside(string path, string name, string what) =>
        Damaged(path, $"the {what} of entry '{name}' inside the file", "a place beyond its end");

    private static InvalidInputException Damaged(string path, string expected, string found, string whatToDo = Again) =>
        new(path, expected, found, whatToDo);
}
