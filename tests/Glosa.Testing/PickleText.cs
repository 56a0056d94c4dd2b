using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Glosa.Testing;

/// <summary>Writes pickles and PyTorch's archives by their formats' descriptions alone, wrong ones too.</summary>
public static class PickleText
{
    public const string Start = "\u0080\u0002";

    /// <summary>A text.</summary>
    public static string Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return $"X{Int32(bytes.Length)}{Encoding.Latin1.GetString(bytes)}";
    }

    /// <summary>A whole number of 8 bytes.</summary>
    public static string Long(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return $"\u008a\u0008{Encoding.Latin1.GetString(bytes)}";
    }

    /// <summary>A tuple of what the parts make.</summary>
    public static string Tuple(params string[] parts) => $"({string.Concat(parts)}t";

    /// <summary>A call of a name.</summary>
    public static string Call(string module, string name, params string[] arguments) =>
        $"c{module}\n{name}\n{Tuple(arguments)}R";

    /// <summary>A storage: an entry below <c>data/</c>.</summary>
    public static string Storage(string key, long count, string type = "FloatStorage") =>
        $"{Tuple(Text("storage"), $"ctorch\n{type}\n", Text(key), Text("cpu"), Long(count))}Q";

    /// <summary>A tensor.</summary>
    public static string Tensor(string storage, long offset, long[] shape, long[] strides) => Call("torch._utils",
        "_rebuild_tensor_v2", storage, Long(offset), Tuple([.. shape.Select(Long)]), Tuple([.. strides.Select(Long)]),
        "\u0089", Call("collections", "OrderedDict"));

    /// <summary>A whole pickle of a dictionary.</summary>
    public static string StateDict(params (string Name, string Value)[] items) =>
        $"{Start}}}({string.Concat(items.Select(item => Text(item.Name) + item.Value))}u.";

    /// <summary>Writes an archive: each character of an entry's content is a byte.</summary>
    public static string Save(string path, string pickle, params (string Name, string Content)[] entries)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, content) in entries.Prepend(("data.pkl", pickle)))
        {
            using var entry = zip.CreateEntry($"archive/{name}", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.Latin1.GetBytes(content));
        }
        return path;
    }

    private static string Int32(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return Encoding.Latin1.GetString(bytes);
    }
}
