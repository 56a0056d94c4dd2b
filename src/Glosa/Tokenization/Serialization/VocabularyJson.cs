using System.Text.Json;

namespace Glosa.Tokenization.Serialization;

/// <summary>A vocabulary as the object <c>vocab</c>: token to id.</summary>
internal static class VocabularyJson
{
    public static void Write(Utf8JsonWriter writer, Vocabulary vocabulary)
    {
        writer.WriteStartObject("vocab");
        for (var id = 0; id < vocabulary.Count; id++)
            writer.WriteNumber(vocabulary.TokenOf(id), id);
        writer.WriteEndObject();
    }

    public static Vocabulary Read(JsonField json)
    {
        json.Expect(JsonValueKind.Object);
        var tokens = new string[json.Value.GetPropertyCount()];
        foreach (var property in json.Value.EnumerateObject())
        {
            var token = new JsonField(json.File, $"{json.Path}[\"{property.Name}\"]", property.Value);
            var id = token.WholeNumber(least: 0);
            if (id >= tokens.Length || tokens[id] is not null)
                throw token.Error(
                    $"every id from 0 to {tokens.Length - 1} once",
                    id < tokens.Length ? $"{id} a second time" : $"{id}",
                    "Number the tokens without gaps.");
            tokens[id] = property.Name;
        }

        return new Vocabulary(tokens);
    }
}
