using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glosa.Cli.Output;

/// <summary>The JSON of <c>glosa tokenizer</c>.</summary>
[JsonSerializable(typeof(TrainedTokenizer))]
[JsonSerializable(typeof(EncodedText[]))]
internal sealed partial class TokenizerResultJson : JsonSerializerContext
{
    public static TokenizerResultJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
