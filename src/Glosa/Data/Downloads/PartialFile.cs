using System.Text.Json;
using System.Text.Json.Serialization;
using Glosa.Persistence;

namespace Glosa.Data.Downloads;

/// <summary>Which version of which file the bytes in a <c>.part</c> file belong to.</summary>
/// <param name="Address">Where they come from.</param>
/// <param name="EntityTag">The strong entity tag, in quotes; null if the server gave none.</param>
/// <param name="LastModified">When the file was changed; null if the server did not tell.</param>
/// <param name="Total">Bytes of the whole file; null if the server did not tell.</param>
internal sealed record PartialOrigin(Uri Address, string? EntityTag, DateTimeOffset? LastModified, long? Total)
{
    /// <summary>Whether a server can tell that its file is still this one.</summary>
    [JsonIgnore]
    public bool CanBeRecognized => EntityTag is not null || LastModified is not null;
}

/// <summary>A file on its way: <c>NAME.part</c>, and in <c>NAME.part.json</c> the version it is a part of.</summary>
internal sealed class PartialFile(string path)
{
    private readonly string _originPath = path + ".part.json";

    /// <summary>Where the whole file will be.</summary>
    public string Destination => path;

    /// <summary>Where the bytes are until then.</summary>
    public string Path { get; } = path + ".part";

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>What the bytes are a part of; null if there are none, or nobody knows.</summary>
    public PartialOrigin? ReadOrigin()
    {
        if (!File.Exists(_originPath) || !File.Exists(Path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(_originPath), DownloadJson.Default.PartialOrigin);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Throws away what is there and begins with the first byte.</summary>
    public FileStream Begin(PartialOrigin origin)
    {
        var stream = Open(FileMode.OpenOrCreate);
        File.Delete(_originPath);
        stream.SetLength(0);
        AtomicFile.WriteText(_originPath, JsonSerializer.Serialize(origin, DownloadJson.Default.PartialOrigin));
        return stream;
    }

    /// <summary>Goes on behind the last byte.</summary>
    public FileStream Continue() => Open(FileMode.Append);

    /// <summary>Throws away what is there.</summary>
    public void Discard()
    {
        File.Delete(_originPath);
        File.Delete(Path);
    }

    /// <summary>The whole file is there: gives it a name, its own or another.</summary>
    public void MoveTo(string destination)
    {
        File.Move(Path, destination, overwrite: true);
        File.Delete(_originPath);
    }

    // Not shared: a second download of the same file is refused. Unbuffered: what came in is there after a kill.
    private FileStream Open(FileMode mode) => new(Path, mode, FileAccess.Write, FileShare.None, bufferSize: 0);
}

/// <summary>The JSON of <c>.part.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PartialOrigin))]
internal sealed partial class DownloadJson : JsonSerializerContext;
