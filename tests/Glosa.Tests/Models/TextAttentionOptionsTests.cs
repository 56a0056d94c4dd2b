using Glosa.Errors;
using Glosa.Models;
using Glosa.Recipes;

namespace Glosa.Tests.Models;

public sealed class TextAttentionOptionsTests
{
    [Theory]
    [InlineData(500, "choose 50 or 100, or another embedding_size")]
    [InlineData(3, "choose 2 or 4, or another embedding_size")]
    public void Check_HeadsThatDoNotDivideTheSize_TellsTheNearestThatDo(int heads, string whatToDo)
    {
        var problem = new TextAttentionOptions { Heads = heads }.CheckFor(null, vectorSize: 100, sizesAreGiven: false).ShouldHaveSingleItem();
        problem.Path.ShouldBe("heads");
        problem.WhatToDo.ShouldBe(whatToDo);
    }

    [Theory]
    [InlineData("model: {type: attention, positions: learned}", "model.positions")]
    [InlineData("model: {type: attention, positions: learned, max_positions: 50}\ntokenizer: {max_length: 128}",
        "model.max_positions")]
    [InlineData("model: {type: attention, max_positions: 50}", "model.max_positions")]
    [InlineData("model: {type: attention, heads: 500, embedding_size: 100}", "model.heads")]
    public void Parse_SettingsThatDoNotFit_AreToldBeforeAnythingStarts(string text, string place)
    {
        var error = Should.Throw<InvalidInputException>(
            () => RecipeFile.Parse($"name: positions\n{text}\n", "positions.yaml", []));
        error.Problems.ShouldHaveSingleItem().Where.ShouldContain(place);
    }

    [Fact]
    public void Parse_PositionsAsLongAsTheTexts_AreTaken()
    {
        var recipe = RecipeFile.Parse("""
            name: positions
            model: {type: attention, positions: learned}
            tokenizer: {max_length: 128}
            """, "positions.yaml", []);
        recipe.Model.ShouldBeOfType<TextAttentionOptions>().Positions.ShouldBe(PositionKind.Learned);
    }

    [Fact]
    public void Parse_HeadsBesideVectorsOfUnknownSize_WaitForTheFile()
    {
        var recipe = RecipeFile.Parse("""
            name: heads
            model: {type: attention, heads: 3}
            vectors: {file: glove.6B.300d.txt}
            """, "heads.yaml", []);
        recipe.Model.ShouldBeOfType<TextAttentionOptions>().Heads.ShouldBe(3);
    }
}
