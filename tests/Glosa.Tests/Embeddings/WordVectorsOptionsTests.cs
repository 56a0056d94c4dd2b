using Glosa.Embeddings;
using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Tests.Embeddings;

public class WordVectorsOptionsTests
{
    private const string Smallest = "name: tiny\nmodel: {type: lstm}\n";

    [Fact]
    public void Parse_OnlyTheFile_TakesTheDefaults()
    {
        RecipeFile.Parse(Smallest, "recipe", []).Vectors.ShouldBeNull();
        RecipeFile.Parse(Smallest, "recipe", ["vectors.file='v.txt'"]).Vectors.ShouldBe(new WordVectorsOptions
        {
            File = "v.txt",
            Vocabulary = WordSource.Training,
            Missing = MissingVectors.Normal,
            MissingDeviation = null,
            LowerCaseFallback = true,
        });
    }

    [Theory]
    [InlineData("vectors={missing: zero}", "--set vectors.file")]
    [InlineData("vectors={file: v, vocabulary: both}", "--set vectors.vocabulary")]
    [InlineData("vectors={file: v, missing: zero, missing_deviation: 0.1}", "--set vectors.missing_deviation")]
    [InlineData("vectors={file: v, vocabulary: file, missing_deviation: 0.1}", "--set vectors.missing_deviation")]
    public void Parse_WhatCannotBe_IsTold(string setting, string where) =>
        Should.Throw<InvalidInputException>(() => RecipeFile.Parse(Smallest, "recipe", [setting]))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe(where);
}
