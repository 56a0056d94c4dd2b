using Glosa.Data;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Torch;

namespace Glosa.FineTuning;

/// <summary>A classifier that Glosa has saved, as the start of another one: its weights, its tokenizer and its
/// sizes.</summary>
/// <remarks>The labels can be other ones; then the classifier above starts anew. Immutable; no file stays
/// open.</remarks>
internal sealed class StartingModel : IStart
{
    private const string Classifier = "classifier.";

    private readonly string _path;
    private readonly string _directory;
    private readonly SavedPreprocessing _saved;

    private StartingModel(string path, string directory, SavedPreprocessing saved) =>
        (_path, _directory, _saved) = (path, directory, saved);

    /// <summary>Reads how texts are read for it; its weights later.</summary>
    /// <param name="path">A saved model, or a run with one.</param>
    /// <exception cref="InvalidInputException">There is none, or it is broken.</exception>
    public static StartingModel Open(string path)
    {
        var directory = SavedModelDirectory.Find(path);
        return new(path, directory, SavedPreprocessing.Read(directory));
    }

    /// <inheritdoc/>
    public Recipe Fill(Recipe recipe)
    {
        var (problems, own) = (new List<Problem>(), _saved.Recipe.Model.Settled(_saved.Tokenizer.MaxLength));
        var settings = new InheritedSettings(_path, problems);
        var filled = recipe with
        {
            Model = recipe.Model.GetType() == own.GetType() ? settings.Fill("model", recipe.Model, own) : own,
            Tokenizer = Fill(recipe.Tokenizer, settings),
        };
        if (recipe.Model.GetType() != own.GetType())
            problems.Insert(0, new("model.type", $"{BuiltIns.NameOf(own.GetType())}, as {_path} has it",
                BuiltIns.NameOf(recipe.Model.GetType())!, "set it to that, or start from another model"));
        if (problems.Count > 0) throw new InvalidInputException(problems);
        PretrainedEncoder.Check(filled, filled.Tokenizer);
        return filled;
    }

    /// <inheritdoc/>
    public Tokenizer TokenizerOf(Recipe recipe) => _saved.Tokenizer.CutTo(
        recipe.Tokenizer.MaxLength, recipe.Tokenizer.Truncation ?? Truncation.Head, recipe.Tokenizer.HeadShare);

    /// <inheritdoc/>
    public StartReport LoadInto(ParameterStore store, LabelSet? labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var whyNew = WhyNewClassifier(labels);
        Parameter[] classifier = [.. store.Parameters.Where(parameter =>
            parameter.Name.StartsWith(Classifier, StringComparison.Ordinal))];
        WeightsOnDisk.Load(store, Path.Combine(_directory, SavedModel.WeightsFile),
            "the weights of the model that the recipe beside it describes", values =>
            {
                foreach (var parameter in classifier.Where(parameter => values.ContainsKey(parameter.Name)))
                    values[parameter.Name] = whyNew is not null ? parameter.Tensor : Rows(values[parameter.Name], labels);
            });
        var taken = store.Parameters.Except(whyNew is null ? [] : classifier).ToArray();
        return new StartReport
        {
            From = _saved.Recipe.Name,
            File = SavedModel.WeightsFile,
            Weights = taken.Length,
            Values = taken.Sum(parameter => parameter.Tensor.ElementCount),
            New = whyNew is null ? [] : [.. classifier.Select(parameter => parameter.Name)],
            WhyNewHead = whyNew,
            Unused = [],
        };
    }

    // A saved recipe does not tell what came with the file of a tokenizer.
    private TokenizerOptions Fill(TokenizerOptions given, InheritedSettings settings)
    {
        var tokenizer = _saved.Tokenizer;
        var filled = settings.Fill("tokenizer", given, _saved.Recipe.Tokenizer with
        {
            MaxLength = tokenizer.MaxLength,
            Truncation = tokenizer.Truncation is Truncation.Head ? _saved.Recipe.Tokenizer.Truncation : tokenizer.Truncation,
            HeadShare = tokenizer.HeadShare,
        });
        // The share is one of the truncation beside it.
        return given.Truncation is null ? filled : filled with { HeadShare = given.HeadShare };
    }

    private string? WhyNewClassifier(LabelSet labels) =>
        _saved.Labels.IsMultiLabel != labels.IsMultiLabel
            ? $"its texts {(labels.IsMultiLabel ? "have one label each" : "can have several labels")}"
            : labels.Names.ToHashSet().SetEquals(_saved.Labels.Names) ? null
                : $"its labels are {Wording.Names(_saved.Labels.Names)}, not {Wording.Names(labels.Names)}";

    // The labels can have another order.
    private Tensor Rows(Tensor values, LabelSet labels) =>
        values.IndexSelect(0, Tensor.From<long>([.. labels.Names.Select(name => (long)_saved.Labels.IdOf(name))]));
}
