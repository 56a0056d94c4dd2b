using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Glosa.Cli.Output;

/// <summary>Results on standard output, one JSON document a line.</summary>
internal static class JsonOutput
{
    public static void Write<T>(T value, JsonTypeInfo<T> type) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(value, type));
}
