using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glosa.Persistence;

/// <summary>A number in JSON; one that is not a number is null there.</summary>
internal sealed class NumberOrNull : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsNaN(value)) writer.WriteNullValue();
        else writer.WriteNumberValue(value);
    }
}
