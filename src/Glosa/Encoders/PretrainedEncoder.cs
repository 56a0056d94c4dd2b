using Glosa.Data;
using Glosa.Errors;
using Glosa.FineTuning;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Torch;

namespace Glosa.Encoders;

/// <summary>A directory in the manner of Hugging Face that holds a BERT: its sizes are read, its weights can be
/// loaded.</summary>
/// <remarks>Immutable. It needs no file open between two loads.</remarks>
public sealed class PretrainedEncoder : IStart
{
    // In this order: the first that is there counts.
    internal static readonly string[] WeightsFiles =
        ["model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json"];

    private static readonly string[] s_foreignFiles = ["tf_model.h5", "flax_model.msgpack", "rust_model.ot", "model.onnx"];

    private readonly string _name;

    private PretrainedEncoder(
        string name, string directory, string weights, TextBertOptions options, IReadOnlyList<string>? labels) =>
        (_name, Directory, Weights, Options, Labels) = (name, directory, weights, options, labels);

    /// <summary>The directory.</summary>
    public string Directory { get; }

    /// <summary>The file of its weights, or the index of several.</summary>
    public string Weights { get; }

    /// <summary>Sizes, activation and dropout, as <c>config.json</c> tells them.</summary>
    public TextBertOptions Options { get; }

    /// <summary>The labels of its classifier in their order; null where none are told.</summary>
    public IReadOnlyList<string>? Labels { get; }

    /// <summary>Reads <c>config.json</c> and finds the weights.</summary>
    /// <exception cref="InvalidInputException">There is no such directory, or it holds no BERT that can be
    /// read.</exception>
    public static PretrainedEncoder Open(string directory) =>
        Open(directory, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))));

    /// <summary>Takes a model's weights from it: the encoder, and what stands above where that fits too.</summary>
    /// <param name="store">The weights of a model that begins with this encoder.</param>
    /// <param name="labels">The model's labels: where they are those of the classifier, in any order, it is taken too.
    /// Null where the model has no classifier.</param>
    /// <exception cref="InvalidInputException">Weights are missing, not expected or of another shape; all are told, and
    /// none was changed.</exception>
    public StartReport LoadInto(ParameterStore store, LabelSet? labels)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var file = WeightsFile.Open(Weights);
        return new EncoderWeights(file, store).Load(_name, Labels, labels);
    }

    /// <summary>Opens the encoder of a recipe; null where it has none.</summary>
    internal static PretrainedEncoder? Of(Recipe recipe)
    {
        if (recipe.Encoder is not { } options) return null;
        ModelOf(recipe);    // told before a directory is looked for
        return Of(options);
    }

    /// <summary>Opens the encoder that options name.</summary>
    internal static PretrainedEncoder Of(EncoderOptions options)
    {
        var directory = EncoderPlace.Find(options);
        return directory == options.From ? Open(directory) : Open(directory, options.From);
    }

    /// <summary>The recipe with the sizes and the tokenizer of the encoder.</summary>
    /// <exception cref="InvalidInputException">The recipe sets other ones; all are told.</exception>
    internal Recipe Fill(Recipe recipe)
    {
        var (model, tokenizer) = Fill(ModelOf(recipe), recipe.Tokenizer);
        var filled = recipe with { Model = model, Tokenizer = tokenizer };
        Check(filled, filled.Tokenizer);
        return filled;
    }

    /// <summary>A model and a tokenizer with the sizes and the vocabulary of the encoder.</summary>
    /// <exception cref="InvalidInputException">Other ones are set; all are told.</exception>
    internal (BertOptions Model, TokenizerOptions Tokenizer) Fill(BertOptions model, TokenizerOptions tokenizer)
    {
        var problems = new List<Problem>();
        var filled = (new EncoderSizes(Options, Path.Combine(Directory, BertConfigFile.Name)).Fill(model, problems),
            Fill(tokenizer, problems));
        return problems.Count > 0 ? throw new InvalidInputException(problems) : filled;
    }

    /// <summary>Makes sure that a recipe with the sizes of the encoder has no mistakes.</summary>
    /// <exception cref="InvalidInputException">It has some; all are told.</exception>
    internal static void Check(NamedRecipe recipe, TokenizerOptions tokenizer)
    {
        Problem[] problems =
        [
            .. recipe.CheckModel(sizesAreGiven: true).Concat(recipe.Check()).DistinctBy(problem => problem.Path).Select(problem =>
                new Problem(problem.Path, problem.Expected, problem.Found, problem.WhatToDo)),
            .. tokenizer.Check().Select(problem =>
                new Problem($"tokenizer.{problem.Path}", problem.Expected, problem.Found, problem.WhatToDo)),
        ];
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }

    Recipe IStart.Fill(Recipe recipe) => Fill(recipe);

    Tokenizer IStart.TokenizerOf(Recipe recipe) => Tokenizer.Train(recipe.Tokenizer, []);

    private static BertOptions ModelOf(Recipe recipe) => recipe.Model as BertOptions
        ?? throw new InvalidInputException("encoder",
            "a model that begins with a BERT: " + string.Join(", ", BuiltIns.ChoicesOf(typeof(TextModelOptions))
                .Where(choice => choice.Value.IsAssignableTo(typeof(BertOptions))).Select(choice => choice.Key)),
            $"model.type {BuiltIns.NameOf(recipe.Model.GetType())}", "choose one of them, or leave encoder out");

    private TokenizerOptions Fill(TokenizerOptions tokenizer, List<Problem> problems)
    {
        const string whatToDo = "leave it out: the tokenizer is that of the encoder";
        if (tokenizer.Type != new TokenizerOptions().Type && tokenizer.Type != WordPieceTokenizer.TypeName)
            problems.Add(new("tokenizer.type", $"{WordPieceTokenizer.TypeName}, as the encoder has it", tokenizer.Type,
                whatToDo));
        if (tokenizer.Vocabulary is { } vocabulary && !IsInside(vocabulary))
            problems.Add(new("tokenizer.vocabulary", $"that of the encoder, {Directory}", vocabulary, whatToDo));
        return tokenizer with
        {
            Type = WordPieceTokenizer.TypeName,
            Vocabulary = tokenizer.Vocabulary ?? Directory,
        };
    }

    private bool IsInside(string path)
    {
        var (full, own) = (Path.GetFullPath(path), Path.TrimEndingDirectorySeparator(Path.GetFullPath(Directory)));
        return full == own || Path.GetDirectoryName(full) == own;
    }

    private static PretrainedEncoder Open(string directory, string name)
    {
        if (!System.IO.Directory.Exists(directory))
            throw new InvalidInputException(directory, "the directory of a BERT",
                File.Exists(directory) ? "a file" : "nothing there", "name a directory with config.json, or a model of the hub as owner/name");
        var (options, labels) = BertConfigFile.Read(Path.Combine(directory, BertConfigFile.Name));
        var weights = WeightsFiles.Select(file => Path.Combine(directory, file)).FirstOrDefault(File.Exists)
            ?? throw NoWeights(directory);
        return new(name, directory, weights, options, labels);
    }

    private static InvalidInputException NoWeights(string directory)
    {
        var foreign = s_foreignFiles.Where(file => File.Exists(Path.Combine(directory, file))).ToArray();
        return new(directory, $"a file of weights: {string.Join(" or ", WeightsFiles)}",
            foreign.Length == 0 ? "none of them" : string.Join(", ", foreign),
            foreign.Length == 0 ? "copy or download the weights to the same directory"
                : "take the weights in one of these forms");
    }
}
