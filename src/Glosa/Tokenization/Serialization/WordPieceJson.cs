using System.Text.Json;
using Glosa.Tokenization.Models;

namespace Glosa.Tokenization.Serialization;

/// <summary>The fields of a WordPiece model.</summary>
internal static class WordPieceJson
{
    private const string Unknown = "unk_token";
    private const string Prefix = "continuing_subword_prefix";
    private const string LongestWord = "max_input_chars_per_word";

    public static void WriteFields(Utf8JsonWriter writer, WordPieceModel model)
    {
        writer.WriteString(Unknown, model.UnknownToken);
        writer.WriteString(Prefix, model.ContinuingPrefix);
        writer.WriteNumber(LongestWord, model.LongestWord);
        VocabularyJson.Write(writer, model.Vocabulary);
    }

    /// <summary>Whether fields without a <c>type</c>, as old files have them, are those of WordPiece.</summary>
    public static bool Fits(JsonField json) => json.Optional(LongestWord) is not null;

    public static WordPieceModel Read(JsonField json)
    {
        var vocabulary = VocabularyJson.Read(json.Required("vocab"));
        var unknown = json.Required(Unknown);
        if (vocabulary.IdOf(unknown.Text()) is null)
            throw unknown.Error("a token of the vocabulary", $"\"{unknown.Text()}\"", "Add the token to vocab.");
        return new WordPieceModel(vocabulary, unknown.Text(), json.Required(Prefix).Text(),
            json.Required(LongestWord).WholeNumber(least: 1));
    }
}
