using System.Text.Json;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tokenization.Serialization;

/// <summary>The parts that <c>tokenizer.json</c> can name; one line each.</summary>
internal static class TokenizerComponents
{
    private static readonly Dictionary<string, Func<JsonField, INormalizer>> Normalizers = new()
    {
        [BertNormalizer.TypeName] = BertNormalizer.Read,
        [LowercaseNormalizer.TypeName] = _ => new LowercaseNormalizer(),
        [ReplaceNormalizer.TypeName] = ReplaceNormalizer.Read,
        [SequenceNormalizer.TypeName] = SequenceNormalizer.Read,
        [StemNormalizer.TypeName] = StemNormalizer.Read,
    };

    private static readonly Dictionary<string, Func<JsonField, IPreTokenizer>> PreTokenizers = new()
    {
        [BertPreTokenizer.TypeName] = _ => new BertPreTokenizer(),
        [WhitespacePreTokenizer.TypeName] = _ => new WhitespacePreTokenizer(),
        [SequencePreTokenizer.TypeName] = SequencePreTokenizer.Read,
        [SplitPreTokenizer.TypeName] = SplitPreTokenizer.Read,
        [WhitespaceSplitPreTokenizer.TypeName] = _ => new WhitespaceSplitPreTokenizer(),
    };

    private static readonly Dictionary<string, Func<JsonField, ITokenModel>> Models = new()
    {
        [WordLevelModel.TypeName] = WordLevelModel.Read,
        [BpeModel.TypeName] = BpeJson.Read,
        [WordPieceModel.TypeName] = WordPieceJson.Read,
    };

    private static readonly Dictionary<string, Func<JsonField, IPostProcessor>> PostProcessors = new()
    {
        [TemplatePostProcessor.TypeName] = TemplateJson.Read,
        [TemplateJson.BertTypeName] = TemplateJson.ReadBert,
    };

    public static INormalizer ReadNormalizer(JsonField json) => Read(json, Normalizers);

    public static IPreTokenizer ReadPreTokenizer(JsonField json) => Read(json, PreTokenizers);

    public static ITokenModel ReadModel(JsonField json) =>
        json.Optional("type") is null && WordPieceJson.Fits(json) ? WordPieceJson.Read(json) : Read(json, Models);

    public static IPostProcessor ReadPostProcessor(JsonField json) => Read(json, PostProcessors);

    public static void Write(Utf8JsonWriter writer, ITokenizerComponent component)
    {
        writer.WriteStartObject();
        writer.WriteString("type", component.Type);
        component.WriteFields(writer);
        writer.WriteEndObject();
    }

    private static T Read<T>(JsonField json, Dictionary<string, Func<JsonField, T>> readers)
    {
        var type = json.Required("type");
        return readers.TryGetValue(type.Text(), out var read)
            ? read(json)
            : throw type.Error(
                string.Join(" or ", readers.Keys), type.Text(), "Use a tokenizer made of parts that are known here.");
    }
}
