using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glosa.Data.Downloads;

namespace Glosa.Cli.Output;

/// <summary>The JSON of <c>glosa data get</c>.</summary>
[JsonSerializable(typeof(DownloadResult))]
[JsonSerializable(typeof(IReadOnlyList<DownloadableDataSet>))]
internal sealed partial class DataGetJson : JsonSerializerContext
{
    /// <summary>snake_case names; addresses and quotes as they are.</summary>
    public static DataGetJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
