using System.Buffers.Binary;
using Glosa.Errors;
using Glosa.Torch.WeightsFiles;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.PyTorchFiles;

/// <summary>The checked contents of a file that <c>torch.save</c> wrote before PyTorch 1.6: five pickles, then the
/// storages, each behind the number of its elements.</summary>
internal static class PyTorchStream
{
    private const int LongestPickles = 16 << 20;    // as of an archive
    private const long Version = 1001;
    private const string Again = "copy or download the file again, or take the weights as model.safetensors";

    /// <summary>The first pickle, with which all these files begin: a number, 0x1950a86a20f9469cfc6c.</summary>
    public static ReadOnlySpan<byte> FirstPickle =>
        [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];

    /// <summary>Reads and checks all but the elements.</summary>
    public static IReadOnlyList<ArchivedTensor> Read(string path, SafeFileHandle file)
    {
        var bytes = new byte[Math.Min(RandomAccess.GetLength(file), LongestPickles)];
        bytes = bytes[..OpenWeights.ReadUpTo(file, bytes, 0)];
        var position = FirstPickle.Length;
        if (Next(out _) is not Version) throw Damaged(path, $"version {Version} of the format", "another one");
        if (Next(out _) is not PickleDictionary system
            || !system.Any(pair => pair is { Key: "little_endian", Value: true }))
            throw Damaged(path, "numbers with the low byte first (little_endian)", "others");
        var weights = Next(out var storages);
        if (Next(out _) is not PickleList keys) throw Damaged(path, "a list of the storages", "something else");
        return StateDict.Read(path, weights, folder: "", Entries(path, file, keys, ByKey(path, storages), position));

        object? Next(out IReadOnlyList<TensorStorage> found)
        {
            var reader = new PickleReader(path, bytes.AsSpan(position), "the file's beginning");
            var value = reader.Read();
            position += reader.Length;
            found = reader.Storages;
            return value;
        }
    }

    private static Dictionary<string, TensorStorage> ByKey(string path, IReadOnlyList<TensorStorage> storages)
    {
        var byKey = new Dictionary<string, TensorStorage>();
        foreach (var storage in storages)
            if (!byKey.TryAdd(storage.Key, storage) && byKey[storage.Key] != storage)
                throw Damaged(path, $"one storage '{StateDictNames.Printable(storage.Key)}'", "two that differ");
        return byKey;
    }

    private static Dictionary<string, ZipEntry> Entries(string path, SafeFileHandle file, PickleList keys,
        Dictionary<string, TensorStorage> storages, long position)
    {
        var length = RandomAccess.GetLength(file);
        var entries = new Dictionary<string, ZipEntry>();
        Span<byte> count = stackalloc byte[sizeof(long)];
        foreach (var item in keys)
        {
            if (item is not string key || !storages.TryGetValue(key, out var storage) || entries.ContainsKey(key))
                throw Damaged(path, "a list of the storages, each once", "another list");
            var size = (Int128)storage.Count * storage.Type.ByteSize();
            if (OpenWeights.ReadUpTo(file, count, position) < count.Length
                || BinaryPrimitives.ReadInt64LittleEndian(count) != storage.Count
                || size < 0 || size > length - position - count.Length)
                throw Damaged(path, $"{storage.Count} elements of storage '{StateDictNames.Printable(key)}'",
                    $"another number, or only {Math.Max(0, length - position)} bytes");
            entries.Add(key, new(position + count.Length, (long)size));
            position += count.Length + (long)size;
        }
        return entries;
    }

    private static InvalidInputException Damaged(string path, string expected, string found) =>
        new(path, expected, found, Again);
}
