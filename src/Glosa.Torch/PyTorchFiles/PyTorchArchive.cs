using System.Text;
using Glosa.Errors;
using Glosa.Torch.WeightsFiles;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.PyTorchFiles;

/// <summary>A tensor of the archive and where it is.</summary>
/// <param name="Info">Name, type and shape.</param>
/// <param name="Start">Byte of the file where its first element is.</param>
/// <param name="Strides">Elements from one index to the next, for each dimension.</param>
internal sealed record ArchivedTensor(TensorInfo Info, long Start, long[] Strides);

/// <summary>The checked contents of a file that <c>torch.save</c> writes since PyTorch 1.6: a zip archive of a pickle and
/// an entry for each storage.</summary>
internal static class PyTorchArchive
{
    public const string Kind = "a file of PyTorch's weights (torch.save)";

    private const string Pickle = "data.pkl";
    private const int LongestPickle = 16 << 20;     // some 100,000 tensors
    private const string NameTheRightFile = "name the pytorch_model.bin or model.safetensors of the model";

    /// <summary>Reads and checks all but the elements.</summary>
    public static IReadOnlyList<ArchivedTensor> Read(string path, SafeFileHandle file)
    {
        RefuseForeign(path, OpenWeights.Start(file));
        var entries = ZipEntries.Read(path, file);
        var root = FindRoot(path, entries);
        if (entries.ContainsKey($"{root}constants.pkl"))
            throw new InvalidInputException(path, Kind, "a TorchScript program", NameTheRightFile);
        if (entries.TryGetValue($"{root}byteorder", out var order) && Read(path, file, order, 16) is var bytes
            && !bytes.AsSpan().SequenceEqual("little"u8))
            throw new InvalidInputException(path, "numbers with the low byte first (byteorder: little)",
                $"byteorder: {StateDictNames.Printable(Encoding.UTF8.GetString(bytes))}",
                "save the weights again on a machine with that order, or take them as model.safetensors");
        var pickle = Read(path, file, entries[root + Pickle], LongestPickle);
        return StateDict.Read(path, new PickleReader(path, pickle, Pickle).Read(), $"{root}data/", entries);
    }

    private static void RefuseForeign(string path, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\x03\x04"u8)) return;
        if (start.Length > 0 && PyTorchStream.FirstPickle.StartsWith(start))
            throw new InvalidInputException(path, Kind, $"its first {start.Length} bytes", "copy or download the file again");
        if (start.Length > 1 && start[0] == 0x80 && start[1] is >= 2 and <= 5)
            throw new InvalidInputException(path, Kind, "a pickle of Python alone", NameTheRightFile);
        if (start.Length > sizeof(long) && start[sizeof(long)] == '{' && start[sizeof(long) - 1] == 0)
            throw new InvalidInputException(path, Kind, "a safetensors file", "name it *.safetensors");
        throw OpenWeights.Foreign(path, Kind, start, NameTheRightFile);
    }

    // All entries are in one folder, which is named as the file was when it was saved.
    private static string FindRoot(string path, IReadOnlyDictionary<string, ZipEntry> entries)
    {
        var found = entries.Keys.Where(name => name.EndsWith($"/{Pickle}", StringComparison.Ordinal)
            && name.IndexOf('/') == name.Length - Pickle.Length - 1).ToArray();
        return found is [var name]
            ? name[..^Pickle.Length]
            : throw new InvalidInputException(path, Kind,
                $"a zip archive with {(found.Length == 0 ? "no" : "more than one")} {Pickle}", NameTheRightFile);
    }

    private static byte[] Read(string path, SafeFileHandle file, ZipEntry entry, int most)
    {
        if (entry.Length > most)
            throw new InvalidInputException(path, $"at most {most} bytes in each entry but the tensors",
                $"{entry.Length}", "take the weights as model.safetensors");
        var bytes = new byte[entry.Length];
        return OpenWeights.ReadUpTo(file, bytes, entry.Start) == bytes.Length
            ? bytes
            : throw new InvalidInputException(path, Kind, "a file that became shorter while it was read",
                "copy or download the file again");
    }
}
