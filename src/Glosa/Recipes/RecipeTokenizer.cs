using Glosa.Errors;
using Glosa.FineTuning;
using Glosa.Tokenization;

namespace Glosa.Recipes;

/// <summary>Makes the tokenizer of a recipe.</summary>
public static class RecipeTokenizer
{
    /// <summary>That of the model or the encoder which the recipe starts from, or else one that is trained.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="texts">The texts to train one on.</param>
    /// <exception cref="InvalidInputException">The recipe cannot start from what it names, or its tokenizer cannot be
    /// made.</exception>
    public static Tokenizer Of(Recipe recipe, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return IStart.Of(recipe) is { } start ? start.TokenizerOf(start.Fill(recipe))
            : Tokenizer.Train(recipe.Tokenizer, texts);
    }
}
