using Glosa.Errors;
using static Glosa.Tests.Recipes.RecipeFileTests;

namespace Glosa.Tests.Recipes;

public class RecipeRobustnessTests
{
    private const string Whole = """
        name: ag-news
        data: {labels: {1: &a World, "2": *a }, text_columns: [title, 'text']}
        model:
          type: lstm
        training:
          optimizer: {type: sgd, learning_rate: 5.0}
          class_weights:
            World: 2
        when_faithful:
          training.epochs: 7
        """;

    [Fact]
    public void Parse_RandomlyDamagedText_TellsProblemsOrReadsIt()
    {
        const string Letters = "\t\n {}[]:,#&*!|>'\"%@`-?~<.0a\u0000\ufeff\u2028";
        var random = new Random(1);
        for (var round = 0; round < 1000; round++)
        {
            var text = Whole;
            for (var edit = random.Next(1, 4); edit > 0; edit--)
            {
                var at = random.Next(text.Length);
                text = text[..at]
                    + Letters[random.Next(Letters.Length)] + text[Math.Min(text.Length, at + random.Next(3))..];
            }

            var problem = Record.Exception(() => Parse(text));
            (problem is null or InvalidInputException).ShouldBeTrue($"{problem} for\n{text}");
        }
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Parse_NestedWithoutEnd_IsRefusedBeforeTheStackIsFull(char bracket) =>
        Should.Throw<InvalidInputException>(() => Parse($"{Smallest}source: {new string(bracket, 100_000)}"))
            .Problems.ShouldHaveSingleItem().Found.ShouldBe("more than 32 levels of nesting");

    [Fact]
    public void Parse_AliasInsideWhatItNames_IsRefused() =>
        Should.Throw<InvalidInputException>(() => Parse(Smallest + "data: &d\n  labels: *d\n"))
            .Problems[0].Found.ShouldBe("*d");
}
