using System.Globalization;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;

namespace Glosa.Embeddings;

/// <summary>What the word vectors of a recipe make of a new run.</summary>
/// <param name="Recipe">The recipe; the model's size is that of the vectors.</param>
/// <param name="Tokenizer">The tokenizer; its words are the file's where the recipe asks for those.</param>
/// <param name="Table">The first values of the embedding table.</param>
/// <param name="Coverage">How much of the training texts the file knows.</param>
internal sealed record PretrainedVectors(
    Recipe Recipe, Tokenizer Tokenizer, VectorTable Table, VectorCoverage Coverage)
{
    /// <summary>Reads the vectors for a new run; null where the recipe has none.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="tokenizer">Trained on the training texts.</param>
    /// <param name="texts">The training texts.</param>
    /// <exception cref="InvalidInputException">The file cannot be used, or does not fit model or tokenizer.</exception>
    public static PretrainedVectors? Load(Recipe recipe, Tokenizer tokenizer, IEnumerable<string> texts)
    {
        if (recipe.Vectors is not { } options) return null;
        if (options.Vocabulary is WordSource.Training)
        {
            var (vectors, sized) = Read(recipe, tokenizer.Vocabulary);
            return new(sized, tokenizer, TableOf(vectors, tokenizer, recipe),
                VectorCoverage.Measure(vectors, options.LowerCaseFallback, tokenizer, texts));
        }
        CheckWordLevel(recipe.Tokenizer, tokenizer);
        var (all, recipeOfAll) = Read(recipe, wanted: null);
        var words = new Vocabulary([Vocabulary.Padding, Vocabulary.Unknown,
            .. all.Words.Where(word => word is not (Vocabulary.Padding or Vocabulary.Unknown))]);
        var own = new Tokenizer(
            tokenizer.Normalizer, tokenizer.PreTokenizer, new WordLevelModel(words), tokenizer.MaxLength,
            truncation: tokenizer.Truncation, headShare: tokenizer.HeadShare);
        // Coverage is about the words of the training texts, all of them.
        var counted = recipe.Tokenizer.MaxVocabulary is null
            ? tokenizer : Tokenizer.Train(recipe.Tokenizer with { MaxVocabulary = null }, texts);
        return new(recipeOfAll, own, TableOf(all, own, recipe),
            VectorCoverage.Measure(all, lowerCaseFallback: false, counted, texts));
    }

    /// <summary>Reads the vectors again, for a run that was broken before its first checkpoint.</summary>
    /// <param name="recipe">The run's recipe, with vectors.</param>
    /// <param name="tokenizer">The run's tokenizer, with the words it has.</param>
    public static VectorTable Reload(Recipe recipe, Tokenizer tokenizer) =>
        TableOf(Read(recipe, tokenizer.Vocabulary).Vectors, tokenizer, recipe);

    private static (WordVectors Vectors, Recipe Sized) Read(Recipe recipe, Vocabulary? wanted)
    {
        var model = ModelOf(recipe);
        using var file = WordVectorsFile.Open(recipe.Vectors!.File);
        if (model.EmbeddingSize is { } size && size != file.Dimension)
            throw new InvalidInputException("model.embedding_size",
                string.Create(CultureInfo.InvariantCulture,
                    $"{file.Dimension}, the numbers of each vector in {recipe.Vectors.File} (vectors.file)"),
                size.ToString(CultureInfo.InvariantCulture),
                "leave model.embedding_size out, or name a file whose vectors have that size");
        var sized = recipe with { Model = model with { EmbeddingSize = file.Dimension } };
        var problems = sized.Check().Select(problem =>
            new Problem(problem.Path, problem.Expected, problem.Found, problem.WhatToDo)).ToArray();
        if (problems.Length > 0) throw new InvalidInputException(problems);
        // Padding and unknown take their places in the vocabulary too.
        var vectors = wanted is null
            ? file.Read(most: recipe.Tokenizer.MaxVocabulary - 2 ?? int.MaxValue)
            : file.Read([.. wanted.Tokens.Concat(
                recipe.Vectors.LowerCaseFallback ? wanted.Tokens.Select(word => word.ToLowerInvariant()) : [])]);
        return (vectors, sized);
    }

    private static VectorTable TableOf(WordVectors vectors, Tokenizer tokenizer, Recipe recipe) =>
        new(vectors, tokenizer, recipe.Vectors!,
            recipe.Vectors!.MissingDeviation ?? ModelOf(recipe).EmbeddingDeviation, recipe.Training.Seed);

    private static EmbeddingModelOptions ModelOf(Recipe recipe) => recipe.Model as EmbeddingModelOptions
        ?? throw new InvalidInputException("vectors",
            "a model that begins with a table of token vectors: " + string.Join(", ",
                BuiltIns.ChoicesOf(typeof(TextModelOptions))
                    .Where(choice => choice.Value.IsAssignableTo(typeof(EmbeddingModelOptions)))
                    .Select(choice => choice.Key)),
            $"model.type {BuiltIns.NameOf(recipe.Model.GetType())}", "choose one of them, or leave vectors out");

    private static void CheckWordLevel(TokenizerOptions options, Tokenizer tokenizer)
    {
        var problems = new List<Problem>();
        if (tokenizer.Model is not WordLevelModel)
            problems.Add(new("vectors.vocabulary", "training, as tokens of this tokenizer are not whole words",
                $"file, with tokenizer.type {options.Type}",
                "leave vectors.vocabulary out, or choose a tokenizer of whole words, such as basic_english"));
        if (options.MinCount > 1)
            problems.Add(new("tokenizer.min_count", "1, as vectors.vocabulary: file takes all words of the file",
                options.MinCount.ToString(CultureInfo.InvariantCulture),
                "leave it out, or set vectors.vocabulary to training"));
        if (problems.Count > 0) throw new InvalidInputException(problems);
    }
}
