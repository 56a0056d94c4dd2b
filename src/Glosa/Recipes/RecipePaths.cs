using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Recipes;

/// <summary>The files and directories that a recipe names.</summary>
internal static class RecipePaths
{
    /// <summary>The recipe with full paths, so that a run can go on from any directory.</summary>
    public static Recipe Full(Recipe recipe) => recipe with
    {
        Data = recipe.Data with
        {
            Train = Full(recipe.Data.Train),
            Validation = Full(recipe.Data.Validation),
            Test = Full(recipe.Data.Test),
        },
        Tokenizer = Full(recipe.Tokenizer),
        From = Full(recipe.From),
        Vectors = recipe.Vectors is { } vectors ? vectors with { File = Path.GetFullPath(vectors.File) } : null,
        Encoder = recipe.Encoder is { } encoder && Directory.Exists(encoder.From)
            ? encoder with { From = Path.GetFullPath(encoder.From) } : recipe.Encoder,
    };

    /// <summary>The options of a tokenizer with full paths.</summary>
    public static TokenizerOptions Full(TokenizerOptions tokenizer) => tokenizer with
    {
        Vocabulary = Full(tokenizer.Vocabulary),
        Normalizer = NormalizerSteps.WithFiles(tokenizer.Normalizer, Path.GetFullPath),
    };

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
