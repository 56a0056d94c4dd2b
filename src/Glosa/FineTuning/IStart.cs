using Glosa.Data;
using Glosa.Encoders;
using Glosa.Neural;
using Glosa.Recipes;
using Glosa.Tokenization;

namespace Glosa.FineTuning;

/// <summary>What was trained before, and a model starts from.</summary>
internal interface IStart
{
    /// <summary>Opens what a recipe starts from; null where it starts anew.</summary>
    /// <exception cref="Errors.InvalidInputException">There is no such thing, or the recipe cannot start from
    /// it.</exception>
    static IStart? Of(Recipe recipe) => recipe.From is null ? PretrainedEncoder.Of(recipe) : StartingModel.Open(recipe.From);

    /// <summary>A recipe with the sizes and the tokenizer of this.</summary>
    /// <exception cref="Errors.InvalidInputException">The recipe sets other ones; all are told.</exception>
    Recipe Fill(Recipe recipe);

    /// <summary>The tokenizer that it brings.</summary>
    /// <param name="recipe">The recipe, filled.</param>
    Tokenizer TokenizerOf(Recipe recipe);

    /// <summary>Takes the weights of a model from it; none is changed unless all fit.</summary>
    /// <exception cref="Errors.InvalidInputException">They do not fit.</exception>
    StartReport LoadInto(ParameterStore store, LabelSet? labels);
}
