using Glosa.Errors;
using Glosa.Models;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Recipes;

public class RecipeFileTests
{
    internal const string Smallest = "name: ag-news\nmodel: {type: lstm}\n";

    internal static Recipe Parse(string yaml, params string[] overrides) =>
        RecipeFile.Parse(yaml, "recipe.yaml", overrides);

    [Fact]
    public void Parse_NameAndModelOnly_TakesEveryDefault()
    {
        var recipe = Parse(Smallest);

        recipe.Model.ShouldBe(new TextLstmOptions());
        recipe.Training.Optimizer.ShouldBe(new AdamOptions());
        recipe.Training.Schedule.ShouldBe(new ConstantScheduleOptions());
        recipe.Training.Checkpoints.ShouldBe(new CheckpointOptions());
        recipe.Data.TextColumns.ShouldBe(["text"]);
    }

    [Fact]
    public void Parse_EveryKindOfOption_ReadsIt()
    {
        var recipe = Parse("""
            name: ag-news
            reported: {accuracy: 0.9188, loss: 1e-2}
            data:
              header: false
              text_columns: [2, 3]
              label_column: 1
              labels: {1: World, 2: Sports}
              test: test.csv.gz
            tokenizer:
              max_length: 256
            model:
              type: lstm
              hidden_size: 64
              bidirectional: true
              pooling: max
            training:
              batching: shuffled
              optimizer: {type: sgd, learning_rate: 5}
              schedule: {type: overfit, from_epoch: 2}
              select_by: macro_f1
              checkpoints: {keep_last: 3}
            """);

        recipe.Reported.ShouldBe([new("accuracy", 0.9188), new("loss", 0.01)]);
        recipe.Data.Header.ShouldBeFalse();
        recipe.Data.TextColumns.ShouldBe(["2", "3"]);
        recipe.Data.LabelColumn.ShouldBe("1");
        recipe.Data.Labels.ShouldBe([new("1", "World"), new("2", "Sports")]);
        recipe.Data.Test.ShouldBe("test.csv.gz");
        recipe.Tokenizer.MaxLength.ShouldBe(256);
        recipe.Model.ShouldBe(
            new TextLstmOptions { HiddenSize = 64, Bidirectional = true, Pooling = RecurrentPooling.Max });
        recipe.Training.Batching.ShouldBe(Batching.Shuffled);
        recipe.Training.Optimizer.ShouldBe(new SgdOptions { LearningRate = 5 });
        recipe.Training.Schedule.ShouldBe(new OverfitScheduleOptions { FromEpoch = 2 });
        recipe.Training.SelectBy.ShouldBe(SelectionMetric.MacroF1);
        recipe.Training.Checkpoints.ShouldBe(new CheckpointOptions { KeepLast = 3 });
    }

    [Fact]
    public void Parse_OptimizerWithoutType_KeepsTheDefaultOne() =>
        Parse(Smallest + "training: {optimizer: {beta1: 0.8}}")
            .Training.Optimizer.ShouldBe(new AdamOptions { Beta1 = 0.8 });

    [Theory]
    [InlineData("NO")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("on")]
    [InlineData("1.0")]
    [InlineData("~")]
    [InlineData("true")]
    [InlineData("2026-01-31")]
    [InlineData("0x1F")]
    [InlineData(".nan")]
    public void Parse_LabelThatLooksLikeAnotherType_IsText(string label)
    {
        var recipe = Parse($"{Smallest}data:\n  labels:\n    {label}: {label}\n  text_columns:\n  - {label}\n");

        recipe.Data.Labels.ShouldBe([new(label, label)]);
        recipe.Data.TextColumns.ShouldBe([label]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    public void Parse_NullForWhatMayBeUnset_UnsetsIt(string nothing)
    {
        var recipe = Parse($"{Smallest}data:\n  test: {nothing}\ntraining:\n  clip_norm: {nothing}\n");

        recipe.Data.Test.ShouldBeNull();
        recipe.Training.ClipNorm.ShouldBeNull();
    }

    [Fact]
    public void Parse_QuotedNullForWhatMayBeUnset_IsText() =>
        Parse(Smallest + "data: {test: 'null'}").Data.Test.ShouldBe("null");

    [Fact]
    public void Parse_Alias_StandsForWhatItNames() =>
        Parse(Smallest + "data:\n  train: &file all.csv\n  test: *file\n").Data.Test.ShouldBe("all.csv");

    [Fact]
    public void Load_FileOfARecipe_ReadsIt()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("recipe.yaml", Smallest);

        RecipeFile.Load(file, ["training.epochs=3"]).Training.Epochs.ShouldBe(3);
    }

    [Fact]
    public void Load_NoSuchFile_NamesTheNearest()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("ag-news.yaml", Smallest);

        var wrong = file.Replace("ag-news.yaml", "ag_new.yaml");
        Should.Throw<InvalidInputException>(() => RecipeFile.Load(wrong, [])).Problems.ShouldBe(
            [new Problem(wrong, "a recipe, which is a file in YAML", "no such file", $"Did you mean {file}?")]);
    }

    [Fact]
    public void Load_BytesThatAreNoUtf8_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("recipe.yaml", "");
        File.WriteAllBytes(file, [0x6e, 0xe9]);

        Should.Throw<InvalidInputException>(() => RecipeFile.Load(file, [])).Problems.ShouldBe(
            [new Problem(file, "a text in UTF-8", "bytes that are no UTF-8", "Save the file as UTF-8.")]);
    }

    [Fact]
    public void Load_Directory_SaysSo()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<InvalidInputException>(() => RecipeFile.Load(folder.Path, [])).Problems.ShouldBe(
            [new Problem(folder.Path, "a recipe, which is a file in YAML",
                "a directory", "Name a file that can be read.")]);
    }
}
