using System.Text.Json;

namespace Glosa.Tokenization.Serialization;

/// <summary>The special tokens as the array <c>added_tokens</c>.</summary>
internal static class AddedTokensJson
{
    public static void Write(Utf8JsonWriter writer, Tokenizer tokenizer)
    {
        writer.WriteStartArray("added_tokens");
        foreach (var token in tokenizer.SpecialTokens.OrderBy(token => tokenizer.Vocabulary.IdOf(token)))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", tokenizer.Vocabulary.IdOf(token)!.Value);
            writer.WriteString("content", token);
            writer.WriteBoolean("single_word", true);   // inside a word it is no token, as in torchtext
            writer.WriteBoolean("lstrip", false);
            writer.WriteBoolean("rstrip", false);
            writer.WriteBoolean("normalized", false);
            writer.WriteBoolean("special", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The special tokens; null where the file does not list any.</summary>
    /// <remarks>
    /// Refused are tokens that the model's vocabulary lacks, and those that are not special: the reference library
    /// finds them in every text, whatever the model would make of it.
    /// </remarks>
    public static IReadOnlyList<string>? Read(JsonField? json, Vocabulary vocabulary) =>
        json is { } tokens ? [.. tokens.Items().Select(token => ReadToken(token, vocabulary))] : null;

    private static string ReadToken(JsonField token, Vocabulary vocabulary)
    {
        var content = token.Required("content").Text();
        var id = token.Required("id").WholeNumber(least: 0);
        if (vocabulary.IdOf(content) != id)
            throw token.Error(
                "a token that the model's vocabulary holds with the same id",
                $"\"{content}\" with id {id}",
                "Add the token to the model's vocabulary.");
        if (token.Optional("special") is { Value.ValueKind: JsonValueKind.False } special)
            throw special.Error("true", "false", "Leave the token to the model: remove it from added_tokens.");
        return content;
    }
}
