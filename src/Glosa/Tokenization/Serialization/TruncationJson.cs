using System.Text.Json;
using Glosa.Tokenization.PostProcessors;

namespace Glosa.Tokenization.Serialization;

/// <summary>The maximum length as the object <c>truncation</c>.</summary>
internal static class TruncationJson
{
    public static void Write(Utf8JsonWriter writer, int? maxLength)
    {
        if (maxLength is not { } length)
        {
            writer.WriteNull("truncation");
            return;
        }

        writer.WriteStartObject("truncation");
        writer.WriteString("direction", "Right");
        writer.WriteNumber("max_length", length);
        writer.WriteString("strategy", "LongestFirst");
        writer.WriteNumber("stride", 0);
        writer.WriteEndObject();
    }

    /// <summary>The maximum length, special tokens included.</summary>
    /// <remarks>Strategy and stride concern pairs and overflow, which are not used here.</remarks>
    public static int? Read(JsonField? json, IPostProcessor? postProcessor)
    {
        if (json is not { } truncation)
            return null;
        if (truncation.Optional("direction") is { } direction && direction.Text() != "Right")
            throw direction.Error("Right", direction.Text(), "Use a tokenizer that cuts the end of a text.");
        return truncation.Required("max_length").WholeNumber(
            least: 1 + (postProcessor?.Before.Count ?? 0) + (postProcessor?.After.Count ?? 0));
    }
}
