using System.Text.Json;
using System.Text.Json.Nodes;
using Glosa.Encoders;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Persistence;

/// <summary>What makes the directory of a saved BERT one that Hugging Face's transformers opens.</summary>
/// <remarks>The weights have its names anyway, and <c>tokenizer.json</c> is its format.</remarks>
internal static class TransformersFiles
{
    public const string TokenizerConfigFile = WordPieceFiles.ConfigName;

    private static readonly BertConfigJson s_indented =
        new(new JsonSerializerOptions(BertConfigJson.Default.Options) { WriteIndented = true });

    /// <summary><c>config.json</c>: ours, and for a BERT what transformers asks for beside it.</summary>
    public static string Config(ModelConfig config, TextModelOptions model)
    {
        var json = JsonSerializer.SerializeToNode(config, GlosaJson.Indented.ModelConfig)!.AsObject();
        if (model is TextBertOptions bert)
            foreach (var (field, value) in Fields(bert)) json[field] = value?.DeepClone();
        return json.ToJsonString(GlosaJson.Indented.Options);
    }

    /// <summary><c>config.json</c> of a BERT that guesses hidden tokens.</summary>
    public static string MaskedTokensConfig(Tokenizer tokenizer, BertOptions bert) => JsonSerializer.Serialize(
        BertConfig.Of(bert) with
        {
            Architectures = ["BertForMaskedLM"],
            ModelType = BertConfig.Bert,
            VocabSize = tokenizer.Vocabulary.Count,
            PadTokenId = tokenizer.Vocabulary.PaddingId,
        }, s_indented.BertConfig) + "\n";

    /// <summary>Its <c>tokenizer_config.json</c>; null for a model that it does not know. Without it transformers takes
    /// every BERT for one that lower-cases.</summary>
    public static string? TokenizerConfig(Tokenizer tokenizer, TextModelOptions model)
    {
        if (model is not BertOptions bert) return null;
        var json = new JsonObject { ["tokenizer_class"] = "PreTrainedTokenizerFast" };
        if (tokenizer is { Model: WordPieceModel, Normalizer: BertNormalizer normalizer })
        {
            json["tokenizer_class"] = "BertTokenizer";
            json["do_lower_case"] = normalizer.Lowercase;
            json["strip_accents"] = normalizer.StripAccents;
            json["tokenize_chinese_chars"] = normalizer.HandleChineseChars;
        }
        json["model_max_length"] = Math.Min(tokenizer.MaxLength ?? bert.MaxPositions, bert.MaxPositions);
        AddToken("pad_token", tokenizer.Vocabulary.PaddingId);
        AddToken("unk_token", tokenizer.Model.UnknownId);
        AddToken("cls_token", tokenizer.Vocabulary.IdOf("[CLS]"));
        AddToken("sep_token", tokenizer.Vocabulary.IdOf("[SEP]"));
        AddToken("mask_token", tokenizer.Vocabulary.IdOf("[MASK]"));
        return json.ToJsonString(GlosaJson.Indented.Options);

        void AddToken(string field, int? id)
        {
            if (id is { } known) json[field] = tokenizer.Vocabulary.TokenOf(known);
        }
    }

    private static JsonObject Fields(BertOptions bert) =>
        JsonSerializer.SerializeToNode(BertConfig.Of(bert), BertConfigJson.Default.BertConfig)!.AsObject();
}
