using System.Text.Json;
using Glosa.Tokenization.Models;

namespace Glosa.Tokenization.Serialization;

/// <summary>The fields of a byte-pair model; merges are written as pairs and read as pairs or <c>"a b"</c>.</summary>
internal static class BpeJson
{
    private static readonly string[] Affixes = ["continuing_subword_prefix", "end_of_word_suffix"];
    private static readonly string[] Switches = ["fuse_unk", "byte_fallback", "ignore_merges"];

    public static void WriteFields(Utf8JsonWriter writer, BpeModel model)
    {
        writer.WriteNull("dropout");
        writer.WriteString("unk_token", model.UnknownToken);
        foreach (var name in Affixes)
            writer.WriteNull(name);
        foreach (var name in Switches)
            writer.WriteBoolean(name, false);
        VocabularyJson.Write(writer, model.Vocabulary);
        writer.WriteStartArray("merges");
        foreach (var merge in model.Merges)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(merge.Left);
            writer.WriteStringValue(merge.Right);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    public static BpeModel Read(JsonField json)
    {
        json.Optional("dropout")?.ExpectAbsent();
        foreach (var affix in Affixes.Select(json.Optional).OfType<JsonField>().Where(affix => affix.Text() != ""))
            affix.ExpectAbsent();
        foreach (var option in Switches.Select(json.Optional).OfType<JsonField>())
            if (option.Value.ValueKind != JsonValueKind.False)
                throw option.Error("false", option.Value.GetRawText(), "Use a tokenizer without this option.");
        var vocabulary = VocabularyJson.Read(json.Required("vocab"));
        var unknown = json.Optional("unk_token");
        if (unknown is { } token && vocabulary.IdOf(token.Text()) is null)
            throw token.Error("a token of the vocabulary", $"\"{token.Text()}\"", "Add the token to vocab.");
        var merges = json.Required("merges").Items().Select(merge => ReadMerge(merge, vocabulary)).ToArray();
        return new BpeModel(vocabulary, merges, unknown?.Text());
    }

    private static BpeMerge ReadMerge(JsonField json, Vocabulary vocabulary)
    {
        string[] sides = json.Value.ValueKind == JsonValueKind.String
            ? json.Text().Split(' ')
            : [.. json.Items().Select(side => side.Text())];
        if (sides is not [var left, var right])
            throw json.Error("two tokens", $"{sides.Length}", "Name the tokens that are merged.");
        foreach (var token in new[] { left, right, left + right })
            if (vocabulary.IdOf(token) is null)
                throw json.Error("tokens of the vocabulary", $"\"{token}\"", "Add the token to vocab.");
        return new BpeMerge(left, right);
    }
}
