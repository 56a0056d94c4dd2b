using System.Globalization;
using Glosa.Data;
using Glosa.Embeddings;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.FineTuning;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Persistence;

/// <summary>A model with all that prediction needs; on disk a directory in the manner of Hugging Face.</summary>
public sealed class SavedModel : IDisposable
{
    internal const string ConfigFile = "config.json";
    internal const string WeightsFile = WeightsOnDisk.FileName;
    internal const string TokenizerFile = "tokenizer.json";
    internal const string RecipeFileName = "recipe.yaml";
    internal const string CardFile = "README.md";

    internal SavedModel(Recipe recipe, LabelSet labels, Tokenizer tokenizer, long seed, Device device)
    {
        Recipe = recipe;
        Labels = labels;
        Tokenizer = tokenizer;
        Parameters = new ParameterStore(seed, device);
        Shape = new ModelShape(tokenizer.Vocabulary.Count, labels.Count, PaddingId, tokenizer.MaxLength)
        {
            TokensBefore = tokenizer.PostProcessor?.Before.Count ?? 0,
            TokensAfter = tokenizer.PostProcessor?.After.Count ?? 0,
        };
        Model = BuiltIns.CreateModel(recipe.Model, Shape, Parameters.Root);
    }

    /// <summary>The recipe that made it.</summary>
    public Recipe Recipe { get; }

    /// <summary>The labels.</summary>
    public LabelSet Labels { get; }

    /// <summary>The tokenizer.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>What the model knows of the data.</summary>
    public ModelShape Shape { get; }

    /// <summary>The model.</summary>
    public TextModel Model { get; }

    /// <summary>Its weights.</summary>
    public ParameterStore Parameters { get; }

    /// <summary>The labels' thresholds in their order; null where a text has exactly one label, and in training.</summary>
    internal IReadOnlyList<double>? Thresholds { get; set; }

    /// <summary>What logits are divided by to calibrate probabilities; null until the run of the model has ended.</summary>
    internal double? Temperature { get; set; }

    /// <summary>How much of the training texts its word vectors know, for the card; null where it has none,
    /// or was loaded.</summary>
    internal VectorCoverage? Vectors { get; init; }

    /// <summary>What it took of an encoder or a model that was trained before, for the card; null where it took nothing,
    /// or was loaded.</summary>
    internal StartReport? Start { get; set; }

    /// <summary>What was cut off the texts of its run, for the card; null where nothing is cut, or it was
    /// loaded.</summary>
    internal TruncationReport? Truncation { get; set; }

    /// <summary>The id of padding.</summary>
    public int PaddingId => Tokenizer.Vocabulary.PaddingId ?? 0;

    /// <summary>Reads a saved model, or the best model of a run.</summary>
    /// <exception cref="InvalidInputException">Something is missing, broken, newer than this version,
    /// or does not fit.</exception>
    public static SavedModel Load(string path, Device device)
    {
        var directory = SavedModelDirectory.Find(path);
        var parts = SavedPreprocessing.Read(directory);
        var saved = new SavedModel(parts.Recipe, parts.Labels, parts.Tokenizer, seed: 0, device)
        {
            Thresholds = parts.Thresholds,
            Temperature = parts.Temperature,
        };
        try
        {
            saved.LoadWeights(Path.Combine(directory, WeightsFile));
            return saved;
        }
        catch
        {
            saved.Dispose();
            throw;
        }
    }

    /// <summary>Releases the weights.</summary>
    public void Dispose() => Parameters.Dispose();

    internal void LoadWeights(string path) => WeightsOnDisk.Load(Parameters, path,
        $"the weights of the {BuiltIns.NameOf(Recipe.Model.GetType())} model of {RecipeFileName}");

    internal void Save(string path, int epoch, string card, IReadOnlyList<double>? thresholds) => AtomicDirectory.Replace(path, directory =>
    {
        WeightsOnDisk.Save(Parameters, Path.Combine(directory, WeightsFile));
        TokenizerJson.Save(Tokenizer, Path.Combine(directory, TokenizerFile));
        File.WriteAllText(Path.Combine(directory, RecipeFileName), RecipeWriter.Write(WithoutFiles(Recipe)));
        File.WriteAllText(Path.Combine(directory, CardFile), card);
        if (TransformersFiles.TokenizerConfig(Tokenizer, Recipe.Model) is { } tokenizer)
            File.WriteAllText(Path.Combine(directory, TransformersFiles.TokenizerConfigFile), tokenizer);
        File.WriteAllText(Path.Combine(directory, ConfigFile),
            TransformersFiles.Config(Config(epoch, thresholds), Recipe.Model));
    });

    /// <summary>Writes card and configuration of a saved model again, with what is known since its run has ended.</summary>
    internal void SaveEnd(string path, int epoch, string card)
    {
        AtomicFile.WriteText(Path.Combine(path, CardFile), card);
        AtomicFile.WriteText(Path.Combine(path, ConfigFile),
            TransformersFiles.Config(Config(epoch, Thresholds), Recipe.Model));
    }

    // A model travels; the files of the machine that trained it, and of its run, do not.
    private static Recipe WithoutFiles(Recipe recipe) => recipe with
    {
        Data = recipe.Data with { Train = null, Validation = null, Test = null },
        Report = null,
        Tokenizer = recipe.Tokenizer with
        {
            Vocabulary = null,
            Normalizer = NormalizerSteps.WithFiles(recipe.Tokenizer.Normalizer, file => Path.GetFileName(file)),
        },
        From = null,
        Vectors = null,
        Encoder = null,
    };

    private ModelConfig Config(int epoch, IReadOnlyList<double>? thresholds) => new()
    {
        GlosaFormat = ModelConfig.CurrentFormat,
        ModelType = BuiltIns.NameOf(Recipe.Model.GetType())!,
        ProblemType = Labels.IsMultiLabel ? ModelConfig.MultiLabel : ModelConfig.SingleLabel,
        Id2label = new OrderedDictionary<string, string>(Labels.Names.Select((name, id) =>
            KeyValuePair.Create(id.ToString(CultureInfo.InvariantCulture), name))),
        Label2id = new OrderedDictionary<string, int>(Labels.Names.Select(KeyValuePair.Create)),
        Thresholds = thresholds is null ? null
            : new OrderedDictionary<string, double>(Labels.Names.Zip(thresholds, KeyValuePair.Create)),
        Temperature = Temperature,
        VocabSize = Tokenizer.Vocabulary.Count,
        PadTokenId = PaddingId,
        Epoch = epoch,
    };
}
