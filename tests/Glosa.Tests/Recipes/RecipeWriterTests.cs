using Glosa.Embeddings;
using Glosa.Models;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;
using static Glosa.Tests.Recipes.RecipeFileTests;

namespace Glosa.Tests.Recipes;

public class RecipeWriterTests
{
    [Fact]
    public void Write_RecipeOfDefaults_WritesEveryValue() => Snapshot.ShouldMatchFile(
        RecipeWriter.Write(Parse(Smallest)), "tests/Glosa.Tests/Recipes/defaults.yaml");

    [Fact]
    public void Write_EveryKindOfValue_ReadsBackTheSame()
    {
        var recipe = new Recipe
        {
            Name = "everything",
            Description = "Two lines:\n\t\"quoted\" \\ and # no comment",
            Reported = new Dictionary<string, double>
            {
                ["accuracy"] = 0.1 + 0.2,
                ["tiny"] = 5e-324,
                ["huge"] = double.MaxValue,
            },
            Data = new()
            {
                TextColumns = ["title", "- dash", "a, b", "1"],
                TextSeparator = " \u2028 ",
                Train = "null",
                Test = null,
            },
            Tokenizer = new() { LowerCase = false, MaxLength = 5 },
            Vectors = new() { File = "a: b.vec", Vocabulary = WordSource.File, LowerCaseFallback = false },
            Model = new TextLstmOptions { Pooling = RecurrentPooling.Mean, Dropout = 1e-3 },
            Training = new()
            {
                Optimizer = new AdamWOptions { Epsilon = 1e-8 },
                Schedule = new LinearScheduleOptions { WarmupShare = 0.1 },
                ClassWeights = new Dictionary<string, double> { ["a.b"] = 2, ["ja: nein"] = 0.5 },
                Frozen = ["embedding", "lstm.weight_ih_l0"],
                FreezeUntilEpoch = new Dictionary<string, int> { ["classifier"] = 21 },
                SelectBy = SelectionMetric.WeightedF1,
                Checkpoints = new() { EverySteps = 100 },
            },
        };

        var read = Parse(RecipeWriter.Write(recipe));

        read.ShouldBeEquivalentTo(recipe with { Reported = read.Reported, Data = read.Data, Training = read.Training });
        read.Reported.ShouldBe(recipe.Reported);
        read.Data.TextColumns.ShouldBe(recipe.Data.TextColumns);
        read.Data.ShouldBe(recipe.Data with { TextColumns = read.Data.TextColumns, Labels = read.Data.Labels });
        read.Training.ClassWeights.ShouldBe(recipe.Training.ClassWeights);
        read.Training.Frozen.ShouldBe(recipe.Training.Frozen);
        read.Training.FreezeUntilEpoch.ShouldBe(recipe.Training.FreezeUntilEpoch);
        read.Training.Optimizer.ShouldBeEquivalentTo(recipe.Training.Optimizer);
        read.Training.ShouldBe(recipe.Training with
        {
            Optimizer = read.Training.Optimizer,
            ClassWeights = read.Training.ClassWeights,
            Frozen = read.Training.Frozen,
            FreezeUntilEpoch = read.Training.FreezeUntilEpoch,
        });
    }

    [Theory]
    [InlineData("NO")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("true")]
    [InlineData("Infinity")]
    [InlineData(" blank ")]
    [InlineData("a\r\nb")]
    [InlineData("a: b")]
    [InlineData("#")]
    [InlineData("-")]
    [InlineData("*a")]
    [InlineData("<<")]
    [InlineData("2026-01-31")]
    [InlineData("né 中文 😀 \u0301 \u0085 \u0007 \ufeff")]
    public void Write_LabelThatLooksLikeAnotherType_IsQuotedAndReadsBack(string label)
    {
        var recipe = Parse(Smallest) with
        {
            Data = new() { Labels = new Dictionary<string, string> { [label] = label } },
        };

        var written = RecipeWriter.Write(recipe);

        written.ShouldContain("    \"");
        Parse(written).Data.Labels.ShouldBe([new(label, label)]);
    }

    [Fact]
    public void Write_FaithfulRecipe_ReadsBackWithoutApplyingAnythingTwice()
    {
        var recipe = Parse(Smallest + "faithful: true\nwhen_faithful: {training.epochs: 7}", "training.epochs=3");

        var written = RecipeWriter.Write(recipe);

        written.ShouldNotContain("when_faithful");
        Parse(written).Faithful.ShouldBeTrue();
        Parse(written).Training.Epochs.ShouldBe(3);
        RecipeWriter.Write(Parse(written)).ShouldBe(written);
    }
}
