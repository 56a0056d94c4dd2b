using System.Text.Json;

namespace Glosa.Tokenization.Serialization;

/// <summary>The special tokens as the array <c>added_tokens</c>.</summary>
internal static class AddedTokensJson
{
    public static void Write(Utf8JsonWriter writer, Vocabulary vocabulary)
    {
        writer.WriteStartArray("added_tokens");
        foreach (var id in new[] { vocabulary.PaddingId, vocabulary.UnknownId }.OfType<int>().Order())
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("content", vocabulary.TokenOf(id));
            writer.WriteBoolean("single_word", true);   // inside a word it is no token, as in torchtext
            writer.WriteBoolean("lstrip", false);
            writer.WriteBoolean("rstrip", false);
            writer.WriteBoolean("normalized", false);
            writer.WriteBoolean("special", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Refuses added tokens that the model's vocabulary lacks: nothing else would find them.</summary>
    public static void Check(JsonField? json, Vocabulary vocabulary)
    {
        foreach (var token in json?.Items() ?? [])
        {
            var content = token.Required("content").Text();
            var id = token.Required("id").WholeNumber(least: 0);
            if (vocabulary.IdOf(content) != id)
                throw token.Error(
                    "a token that the model's vocabulary holds with the same id",
                    $"\"{content}\" with id {id}",
                    "Add the token to the model's vocabulary.");
        }
    }
}
