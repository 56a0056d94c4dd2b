using System.Text.Json;
using Glosa.Tokenization.PostProcessors;

namespace Glosa.Tokenization.Serialization;

/// <summary>Special tokens around a text as <c>TemplateProcessing</c>; <c>BertProcessing</c> is read, too.</summary>
internal static class TemplateJson
{
    public const string BertTypeName = "BertProcessing";

    private const string Special = "SpecialToken";
    private const string Text = "Sequence";

    public static void WriteFields(Utf8JsonWriter writer, TemplatePostProcessor template)
    {
        writer.WriteStartArray("single");
        WritePieces(writer, template);
        writer.WriteEndArray();
        writer.WriteStartArray("pair");
        if (template.TakesPairs)
        {
            WritePieces(writer, template);
            WritePiece(writer, Text, "B", sequence: 1);
            foreach (var token in template.After)
                WritePiece(writer, Special, token.Content, sequence: 1);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("special_tokens");
        foreach (var token in template.Before.Concat(template.After).Distinct())
        {
            writer.WriteStartObject(token.Content);
            writer.WriteString("id", token.Content);
            writer.WriteStartArray("ids");
            writer.WriteNumberValue(token.Id);
            writer.WriteEndArray();
            writer.WriteStartArray("tokens");
            writer.WriteStringValue(token.Content);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static IPostProcessor Read(JsonField json)
    {
        var names = json.Required("special_tokens");
        var single = json.Required("single");
        var (before, after) = (new List<SpecialToken>(), new List<SpecialToken>());
        var textSeen = false;
        foreach (var piece in single.Items())
        {
            if (piece.Optional(Special) is { } special)
                (textSeen ? after : before).AddRange(ReadTokens(names.Required(special.Required("id").Text())));
            else if (piece.Required(Text).Required("id") is var text && (text.Text() != "A" || textSeen))
                throw text.Error("the text A, once", text.Text(), "Use a template for single texts.");
            else
                textSeen = true;
        }

        return textSeen
            ? new TemplatePostProcessor(before, after, TakesPairs(json, single))
            : throw single.Error("a Sequence for the text", "none", "Use a template that holds the text.");
    }

    public static IPostProcessor ReadBert(JsonField json) =>
        new TemplatePostProcessor([ReadBertToken(json.Required("cls"))], [ReadBertToken(json.Required("sep"))]);

    // As BERT has it: the template for one text, then the second text with what is behind the first.
    private static bool TakesPairs(JsonField json, JsonField single)
    {
        var first = single.Items().Select(PieceOf).Select(piece => piece with { Sequence = 0 }).ToArray();
        var text = Array.FindIndex(first, piece => piece.Kind == Text);
        var second = first[text..].Select(piece => piece with { Sequence = 1 }).ToArray();
        second[0] = second[0] with { Id = "B" };
        return json.Optional("pair") is { } pair && pair.Items().Select(PieceOf).SequenceEqual(first.Concat(second));
    }

    private static (string Kind, string Id, int Sequence) PieceOf(JsonField json)
    {
        var kind = json.Optional(Special) is null ? Text : Special;
        var piece = json.Required(kind);
        return (kind, piece.Required("id").Text(), piece.Optional("type_id")?.WholeNumber(least: 0) ?? 0);
    }

    private static void WritePieces(Utf8JsonWriter writer, TemplatePostProcessor template)
    {
        foreach (var token in template.Before)
            WritePiece(writer, Special, token.Content, sequence: 0);
        WritePiece(writer, Text, "A", sequence: 0);
        foreach (var token in template.After)
            WritePiece(writer, Special, token.Content, sequence: 0);
    }

    private static void WritePiece(Utf8JsonWriter writer, string kind, string id, int sequence)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(kind);
        writer.WriteString("id", id);
        writer.WriteNumber("type_id", sequence);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static IEnumerable<SpecialToken> ReadTokens(JsonField json)
    {
        var ids = json.Required("ids").Items().Select(id => id.WholeNumber(least: 0)).ToArray();
        var tokens = json.Required("tokens").Items().Select(token => token.Text()).ToArray();
        return tokens.Length == ids.Length
            ? tokens.Zip(ids, (token, id) => new SpecialToken(token, id))
            : throw json.Error($"an id for each of {tokens.Length} tokens", $"{ids.Length}", "Mend the lists.");
    }

    private static SpecialToken ReadBertToken(JsonField json)
    {
        var parts = json.Items().ToArray();
        return parts.Length == 2
            ? new SpecialToken(parts[0].Text(), parts[1].WholeNumber(least: 0))
            : throw json.Error("a token and its id", $"{parts.Length} values", "Write [\"[CLS]\", 101].");
    }
}
