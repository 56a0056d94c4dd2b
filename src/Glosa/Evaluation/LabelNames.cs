using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glosa.Evaluation;

/// <summary>A text's label, in JSON a text; where a text can have several, all of them, a list.</summary>
/// <param name="Names">The names: exactly one, unless there can be several.</param>
/// <param name="Several">Whether there can be several.</param>
[JsonConverter(typeof(LabelNamesConverter))]
internal sealed record LabelNames(IReadOnlyList<string> Names, bool Several);

/// <summary>Reads and writes them.</summary>
internal sealed class LabelNamesConverter : JsonConverter<LabelNames>
{
    public override LabelNames Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return new LabelNames([reader.GetString()!], Several: false);
        if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("a label, or a list of labels");
        var names = new List<string>();
        while (reader.Read() && reader.TokenType is JsonTokenType.String) names.Add(reader.GetString()!);
        return reader.TokenType is JsonTokenType.EndArray ? new LabelNames(names, Several: true)
            : throw new JsonException("a list of labels holds something else");
    }

    public override void Write(Utf8JsonWriter writer, LabelNames value, JsonSerializerOptions options)
    {
        if (!value.Several)
        {
            writer.WriteStringValue(value.Names[0]);
            return;
        }
        writer.WriteStartArray();
        foreach (var name in value.Names) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
