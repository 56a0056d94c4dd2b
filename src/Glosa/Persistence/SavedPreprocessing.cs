using System.Globalization;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Tokenization;

namespace Glosa.Persistence;

/// <summary>A saved model without its weights: how texts are read for it.</summary>
/// <param name="Recipe">The recipe that made the model.</param>
/// <param name="Labels">The labels it gives.</param>
/// <param name="Tokenizer">The tokenizer it was trained with.</param>
public sealed record SavedPreprocessing(Recipe Recipe, LabelSet Labels, Tokenizer Tokenizer)
{
    /// <summary>For each label in their order the probability above which a text is given it; null where a text has
    /// exactly one label.</summary>
    public IReadOnlyList<double>? Thresholds { get; init; }

    /// <summary>What logits are divided by to calibrate probabilities; null where none was fitted.</summary>
    public double? Temperature { get; init; }

    /// <summary>Reads it from a saved model, or from the best model of a run; needs no libtorch.</summary>
    /// <exception cref="InvalidInputException">Something is missing, broken or newer than this
    /// version.</exception>
    public static SavedPreprocessing Load(string path) => Read(SavedModelDirectory.Find(path));

    internal static SavedPreprocessing Read(string directory)
    {
        var config = SavedModelDirectory.ReadConfig(directory);
        var labels = new LabelSet(Enumerable.Range(0, config.Id2label.Count)
            .Select(id => config.Id2label[id.ToString(CultureInfo.InvariantCulture)]))
        {
            IsMultiLabel = config.ProblemType is ModelConfig.MultiLabel,
        };
        return new SavedPreprocessing(RecipeFile.Load(Path.Combine(directory, SavedModel.RecipeFileName), []), labels,
            TokenizerJson.Load(Path.Combine(directory, SavedModel.TokenizerFile)))
        {
            Temperature = config.Temperature,
            Thresholds = !labels.IsMultiLabel ? null
                : [.. labels.Names.Select(name => config.Thresholds?[name] ?? Evaluation.Thresholds.Half)],
        };
    }
}
