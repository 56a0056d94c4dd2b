using System.Text.Json;
using Glosa.Errors;

namespace Glosa.Torch.WeightsFiles;

/// <summary>The index of weights in several files:
/// <c>{"metadata": {…}, "weight_map": {"encoder.weight": "model-00001-of-00002.safetensors"}}</c>.</summary>
internal static class ShardIndex
{
    private const string Kind = "an index of weights in JSON";
    private const string Map = "weight_map";
    private const string Again = "copy or download the file again";
    private const long LongestIndex = 100_000_000;

    /// <summary>Tensors' names with the names of their files, in the index's order.</summary>
    /// <exception cref="InvalidInputException">It is damaged, or leads to other folders.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string path)
    {
        try
        {
            using var handle = OpenWeights.Handle(path, Kind);
            if (RandomAccess.GetLength(handle) > LongestIndex)
                throw new InvalidInputException(path, Kind, "a file of more than 100 MB", Again);
            using var stream = new FileStream(handle, FileAccess.Read);
            using var json = JsonDocument.Parse(stream);
            return Read(path, json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidInputException(path, Kind, error.Message.Split('\n')[0], Again);
        }
    }

    private static List<KeyValuePair<string, string>> Read(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(Map, out var map)
            || map.ValueKind != JsonValueKind.Object || !map.EnumerateObject().Any())
            throw new InvalidInputException(path, $"files by tensors' names under {Map}", "something else", Again);
        var read = new List<KeyValuePair<string, string>>();
        var names = new HashSet<string>();
        foreach (var entry in map.EnumerateObject())
        {
            var file = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : "";
            if (!IsName(file))
                throw new InvalidInputException(path, $"the name of a file in the same folder for '{entry.Name}'",
                    $"{entry.Value}", Again);
            if (!names.Add(entry.Name))
                throw new InvalidInputException(path, $"each name once under {Map}", $"'{entry.Name}' twice", Again);
            read.Add(new(entry.Name, file));
        }
        return read;
    }

    // An index that named itself, or another one, would be opened without an end.
    private static bool IsName(string file) => file is not ("" or "." or "..")
        && file.IndexOfAny(['/', '\\', ':', '\0']) < 0 && !file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
