using Glosa.Embeddings;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tokenization;

namespace Glosa.Tests.Embeddings;

public sealed class PretrainedVectorsTests : IDisposable
{
    private static readonly string[] s_texts = ["The cat sat.", "the dog sat", "a cat and a zebra"];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_NoVectors_IsNothing() => Load(RecipeOf() with { Vectors = null }).ShouldBeNull();

    [Fact]
    public void Load_SizeUnset_TakesTheVectors()
    {
        var loaded = Load(RecipeOf())!;
        ((TextLstmOptions)loaded.Recipe.Model).EmbeddingSize.ShouldBe(3);
        loaded.Tokenizer.Vocabulary.Tokens.ShouldBe(
            ["<pad>", "<unk>", "a", "cat", "sat", "the", ".", "and", "dog", "zebra"]);
    }

    [Fact]
    public void Load_TrainingVocabulary_CountsWordsAndTokens() =>
        Load(RecipeOf())!.Coverage.ShouldBe(new VectorCoverage
        {
            File = "v.txt",
            Dimension = 3,
            Words = 8,                  // a cat sat the . and dog zebra
            WordsWithVector = 4,        // cat sat the dog
            WordsByLowerCase = 0,
            Tokens = 12,
            TokensWithVector = 7,
        });

    [Fact]
    public void Load_WordsLeftOut_AreTokensWithoutAVector()
    {
        var coverage = Load(RecipeOf("tokenizer.min_count=2"))!.Coverage;      // a cat sat the
        (coverage.Words, coverage.WordsWithVector).ShouldBe((4, 3));
        (coverage.Tokens, coverage.TokensWithVector).ShouldBe((12, 6));
        coverage.WordShare.ShouldBe(0.75);
        coverage.TokenShare.ShouldBe(0.5);
    }

    [Fact]
    public void Load_FileVocabulary_TakesItsWordsInItsOrder()
    {
        var loaded = Load(RecipeOf("vectors.vocabulary=file"))!;
        loaded.Tokenizer.Vocabulary.Tokens.ShouldBe(["<pad>", "<unk>", "sat", "the", "dog", "bird", "cat"]);
        loaded.Tokenizer.EncodeToIds("the zebra sat").ShouldBe([3, 1, 2]);
        (loaded.Coverage.Words, loaded.Coverage.WordsWithVector).ShouldBe((8, 4));
    }

    [Fact]
    public void Load_FileVocabularyWithAMaximum_TakesTheFirst()
    {
        var loaded = Load(RecipeOf("vectors.vocabulary=file", "tokenizer.max_vocabulary=4"))!;
        loaded.Tokenizer.Vocabulary.Tokens.ShouldBe(["<pad>", "<unk>", "sat", "the"]);
        (loaded.Coverage.Words, loaded.Coverage.WordsWithVector).ShouldBe((8, 2));
    }

    [Fact]
    public void Load_OtherSize_IsToldWithBoth()
    {
        var recipe = RecipeOf("model.embedding_size=8");
        Should.Throw<InvalidInputException>(() => Load(recipe)).Message.ShouldBe($"""
            model.embedding_size
              expected: 3, the numbers of each vector in {recipe.Vectors!.File} (vectors.file)
              found:    8
              to do:    leave model.embedding_size out, or name a file whose vectors have that size
            """);
    }

    [Fact]
    public void Load_FileVocabularyAndFewestOccurrences_IsTold() =>
        Should.Throw<InvalidInputException>(() => Load(RecipeOf("vectors.vocabulary=file", "tokenizer.min_count=2")))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe("tokenizer.min_count");

    [Fact]
    public void Load_ModelWithoutTokenVectors_IsTold()
    {
        var problem = Should.Throw<InvalidInputException>(() => Load(RecipeOf() with { Model = new NoVectors() }))
            .Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe("vectors");
        problem.Expected.ShouldStartWith("a model that begins with a table of token vectors: bag, lstm, gru, cnn");
    }

    [Fact]
    public void Load_HeadsThatDoNotDivideTheVectors_AreTold()
    {
        var recipe = RecipeOf() with { Model = new TextAttentionOptions { Heads = 2 } };
        var problem = Should.Throw<InvalidInputException>(() => Load(recipe)).Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe("model.heads");
        problem.Expected.ShouldBe("a divisor of the 3 numbers of a token vector");
    }

    private Recipe RecipeOf(params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        model: {type: lstm}
        vectors: {file: '{{_folder.Write("v.txt", "sat 1 2 3\nthe 4 5 6\n<unk> 7 7 7\ndog 7 8 9\nbird 1 1 1\ncat 0 0 1\n")}}'}
        """, "recipe", settings);

    private static PretrainedVectors? Load(Recipe recipe) =>
        PretrainedVectors.Load(recipe, Tokenizer.Train(recipe.Tokenizer, s_texts), s_texts);

    public void Dispose() => _folder.Dispose();

    private sealed record NoVectors : TextModelOptions;
}
