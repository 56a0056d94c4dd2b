using System.Globalization;
using System.Text.Json;
using Glosa.Errors;
using Glosa.Models.Bert;

namespace Glosa.Encoders;

/// <summary>Reads the <c>config.json</c> of a BERT.</summary>
internal sealed class BertConfigFile
{
    public const string Name = "config.json";

    private const string AnotherModel = "name the directory of a BERT";
    private readonly string _path;
    private readonly BertConfig _config;
    private readonly List<Problem> _problems = [];

    private BertConfigFile(string path, BertConfig config) => (_path, _config) = (path, config);

    /// <summary>The sizes of the model, and the labels of its classifier; null where it tells none.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or it tells of another model; all mistakes are
    /// told.</exception>
    public static (TextBertOptions Options, IReadOnlyList<string>? Labels) Read(string path)
    {
        var file = new BertConfigFile(path, Parse(path));
        file.CheckKind();
        if (file._problems.Count > 0) throw new InvalidInputException(file._problems);
        var options = file.Options();
        return file._problems.Count > 0
            ? throw new InvalidInputException(file._problems) : (options, LabelsOf(file._config.Id2label));
    }

    private static BertConfig Parse(string path)
    {
        const string kind = "the configuration of a BERT, in JSON";
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, BertConfigJson.Default.BertConfig)
                ?? throw new InvalidInputException(path, kind, "null", AnotherModel);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, kind, "no file of that name", AnotherModel);
        }
        catch (JsonException error)
        {
            throw new InvalidInputException($"{path}:{(error.LineNumber ?? 0) + 1}", kind, error.Message.Split('\n')[0],
                "copy or download the file again");
        }
    }

    private void CheckKind()
    {
        if (_config.ModelType is not (null or BertConfig.Bert)) Tell("model_type", BertConfig.Bert, _config.ModelType);
        if (_config.PositionEmbeddingType is not (null or BertConfig.Absolute))
            Tell("position_embedding_type", BertConfig.Absolute, _config.PositionEmbeddingType);
        if (_config.IsDecoder is true) Tell("is_decoder", "false", "true");
        if (_config.AddCrossAttention is true) Tell("add_cross_attention", "false", "true");
    }

    private TextBertOptions Options()
    {
        var hiddenDropout = Share("hidden_dropout_prob", _config.HiddenDropoutProb) ?? BertConfig.UsualDropout;
        var options = new TextBertOptions
        {
            HiddenSize = Size("hidden_size", _config.HiddenSize, 65536),
            Layers = Size("num_hidden_layers", _config.NumHiddenLayers, 128),
            Heads = Size("num_attention_heads", _config.NumAttentionHeads, 65536),
            IntermediateSize = Size("intermediate_size", _config.IntermediateSize, 262144),
            MaxPositions = Size("max_position_embeddings", _config.MaxPositionEmbeddings, 1_000_000),
            TokenTypes = Size("type_vocab_size", _config.TypeVocabSize ?? BertConfig.UsualTokenTypes, 65536),
            LayerNormEpsilon = Share("layer_norm_eps", _config.LayerNormEps) ?? BertConfig.UsualEpsilon,
            HiddenDropout = hiddenDropout,
            AttentionDropout = Share("attention_probs_dropout_prob", _config.AttentionProbsDropoutProb)
                ?? BertConfig.UsualDropout,
            ClassifierDropout = Share("classifier_dropout", _config.ClassifierDropout) ?? hiddenDropout,
            Activation = Activation(),
        };
        if (options is { HiddenSize: > 0, Heads: > 0 } && options.HiddenSize % options.Heads != 0)
            Tell("num_attention_heads", $"a divisor of hidden_size, {options.HiddenSize}", $"{options.Heads}");
        return options;
    }

    private BertActivation Activation()
    {
        if (_config.HiddenAct is not { } name) return BertActivation.Gelu;
        if (BertConfig.Activations.TryGetValue(name, out var activation)) return activation;
        Tell("hidden_act", $"one of {string.Join(", ", BertConfig.Activations.Keys)}", name);
        return BertActivation.Gelu;
    }

    private int Size(string field, int? value, int most)
    {
        if (value is null || value < 1 || value > most)
            Tell(field, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}"),
                value is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found}") : "nothing");
        return value ?? 0;
    }

    private double? Share(string field, double? value)
    {
        if (value is < 0 or >= 1 or double.NaN)
            Tell(field, "a number from 0 to less than 1", string.Create(CultureInfo.InvariantCulture, $"{value}"));
        return value;
    }

    private void Tell(string field, string expected, string found) =>
        _problems.Add(new($"{_path}: {field}", expected, found, AnotherModel));

    // Ids from 0, all of them, names that differ: else the classifier cannot be told apart, and starts anew.
    private static List<string>? LabelsOf(IReadOnlyDictionary<string, string>? names)
    {
        if (names is null) return null;
        var labels = Enumerable.Range(0, names.Count)
            .Select(id => names.GetValueOrDefault(id.ToString(CultureInfo.InvariantCulture)))
            .OfType<string>().Distinct().ToList();
        return labels.Count == names.Count ? labels : null;
    }
}
