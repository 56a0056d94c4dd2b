using System.Text.Json;
using System.Text.Unicode;
using Glosa.Errors;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch.SafeTensors;

/// <summary>The checked header of a safetensors file.</summary>
/// <param name="Tensors">In the header's order.</param>
/// <param name="Metadata">The <c>__metadata__</c> entry, or nothing.</param>
/// <param name="DataStart">Byte of the file that ranges count from.</param>
internal sealed record SafeTensorsHeader(
    IReadOnlyList<SafeTensorInfo> Tensors, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    public const string MetadataKey = "__metadata__";

    private const string DownloadAgain = "copy or download the file again";

    /// <summary>Reads and checks the header, and nothing behind it.</summary>
    public static SafeTensorsHeader Read(string path, SafeFileHandle file)
    {
        var bytes = SafeTensorsPrefix.ReadHeader(path, file);
        var (tensors, metadata) = Parse(path, bytes);
        var header = new SafeTensorsHeader(tensors, metadata, sizeof(long) + bytes.Length);
        CheckRanges(path, tensors, RandomAccess.GetLength(file) - header.DataStart);
        return header;
    }

    private static (List<SafeTensorInfo>, Dictionary<string, string>) Parse(string path, byte[] bytes)
    {
        if (!Utf8.IsValid(bytes)) throw NotJson(path, "bytes that are not UTF-8");
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return Parse(path, json.RootElement);
        }
        catch (JsonException error)
        {
            throw NotJson(path, $"a mistake at byte {error.BytePositionInLine + 1} of line {error.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            throw NotJson(path, "half of a surrogate pair in a text");   // "\ud800": JSON by grammar, but no text
        }
    }

    private static (List<SafeTensorInfo>, Dictionary<string, string>) Parse(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw NotJson(path, $"JSON of kind {root.ValueKind}");
        var tensors = new List<SafeTensorInfo>();
        var metadata = new Dictionary<string, string>();
        var seen = new HashSet<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                throw new InvalidInputException(path, "each name once in the header",
                    $"'{property.Name}' twice", DownloadAgain);
            if (property.NameEquals(MetadataKey)) ReadMetadata(path, property.Value, metadata);
            else tensors.Add(SafeTensorEntry.Read(path, property.Name, property.Value));
        }
        return (tensors, metadata);
    }

    private static void ReadMetadata(string path, JsonElement entry, Dictionary<string, string> metadata)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || entry.EnumerateObject().Any(pair => pair.Value.ValueKind != JsonValueKind.String))
            throw new InvalidInputException(path, $"texts under {MetadataKey}", "something else", DownloadAgain);
        foreach (var pair in entry.EnumerateObject())
            if (!metadata.TryAdd(pair.Name, pair.Value.GetString()!))
                throw new InvalidInputException(path, $"each name once under {MetadataKey}", $"'{pair.Name}' twice",
                    DownloadAgain);
    }

    private static void CheckRanges(string path, List<SafeTensorInfo> tensors, long dataLength)
    {
        var end = 0L;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.End))
        {
            if (tensor.Start != end)
                throw new InvalidInputException(path, $"tensor '{tensor.Name}' to start at byte {end} of the data",
                    $"it starts at byte {tensor.Start}, "
                        + (tensor.Start < end ? "inside another tensor" : "after a gap"),
                    DownloadAgain);
            end = tensor.End;
        }
        if (end != dataLength)
            throw new InvalidInputException(path, $"{end} bytes of tensor data, as the header tells",
                $"{dataLength} bytes",
                dataLength < end ? $"{DownloadAgain}: it was cut" : $"{DownloadAgain}: something was added to it");
    }

    private static InvalidInputException NotJson(string path, string found) => new(path,
        "a header that is a JSON object", found, $"{DownloadAgain}, and check that it is a safetensors file");
}
