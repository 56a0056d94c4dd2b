using Glosa.Errors;
using Glosa.Neural.Optimizers;
using Glosa.Recipes;
using Glosa.Training;
using static Glosa.Tests.Recipes.RecipeFileTests;

namespace Glosa.Tests.Recipes;

public class RecipeOverridesTests
{
    private const string Faithful = Smallest + """
        faithful: true
        data: {labels: {1: World}}
        training: {epochs: 5, optimizer: {type: adam, beta1: 0.8}}
        when_faithful:
          training.epochs: 7
          training.batching: shuffled
          model.read_padding: true
          training.optimizer: {type: sgd}
        """;

    [Fact]
    public void Parse_Override_WinsOverTheFile() =>
        Parse(Smallest + "training: {epochs: 5, batch_size: 8}", "training.epochs=3").Training
            .ShouldBeEquivalentTo(new TrainingOptions { Epochs = 3, BatchSize = 8 });

    [Fact]
    public void Parse_OverrideOfASectionThatIsNotThere_MakesIt() =>
        Parse(Smallest, "training.optimizer.type=adamw", "training.optimizer.beta2=0.98").Training.Optimizer
            .ShouldBe(new AdamWOptions { Beta2 = 0.98 });

    [Fact]
    public void Parse_OverrideWithAMapping_ReplacesWhatTheFileHas() =>
        Parse(Smallest + "training: {optimizer: {type: adam, beta1: 0.8}}",
            "training.optimizer={type: sgd, learning_rate: 5}")
            .Training.Optimizer.ShouldBe(new SgdOptions { LearningRate = 5 });

    [Fact]
    public void Parse_OverrideOfLabels_KeepsTheOrder() =>
        Parse(Smallest + "data: {labels: {1: World, 2: Sports}}",
            "data.labels.1=Earth", "data.labels.\"a.b=c\"=NO").Data.Labels
            .ShouldBe([new("1", "Earth"), new("2", "Sports"), new("a.b=c", "NO")]);

    [Theory]
    [InlineData("training.patience=null")]
    [InlineData("training.patience=")]
    public void Parse_OverrideWithNull_Unsets(string assignment) =>
        Parse(Smallest + "training: {patience: 3}", assignment).Training.Patience.ShouldBeNull();

    [Fact]
    public void Parse_TwoOverridesOfOneOption_TakesTheLast() =>
        Parse(Smallest, "training.epochs=3", "training.epochs=4").Training.Epochs.ShouldBe(4);

    [Fact]
    public void Parse_OverrideOfAWrongValue_MendsTheRecipe() =>
        Parse(Smallest + "training: {epochs: 0}", "training.epochs=4").Training.Epochs.ShouldBe(4);

    [Fact]
    public void Parse_Faithful_AppliesWhenFaithful()
    {
        var recipe = Parse(Faithful);

        recipe.Training.Epochs.ShouldBe(7);
        recipe.Training.Batching.ShouldBe(Batching.Shuffled);
        recipe.Training.Optimizer.ShouldBe(new SgdOptions());
        recipe.Model.ShouldBe(new Glosa.Models.TextLstmOptions { ReadPadding = true });
    }

    [Fact]
    public void Parse_NotFaithful_DoesNotApplyWhenFaithful() =>
        Parse(Faithful, "faithful=false").Training.Optimizer.ShouldBe(new AdamOptions { Beta1 = 0.8 });

    [Fact]
    public void Parse_FaithfulByOverride_AppliesWhenFaithfulBelowOtherOverrides()
    {
        var recipe = Parse(Faithful.Replace("faithful: true", "faithful: false"), "faithful=true", "training.epochs=1");

        recipe.Training.Epochs.ShouldBe(1);
        recipe.Training.Batching.ShouldBe(Batching.Shuffled);
    }

    [Fact]
    public void Parse_WrongWhenFaithfulThatIsOff_IsToldWithItsLine() =>
        Should.Throw<InvalidInputException>(() => Parse(Smallest + "when_faithful:\n  training.epochs: 0\n"))
            .Problems.ShouldBe([new Problem(
                "recipe.yaml:4: training.epochs", "a whole number from 1 to 1000000", "0",
                "Change epochs to a whole number from 1 to 1000000.")]);

    [Fact]
    public void Parse_WhenFaithfulThatDoesNotFitTheRest_IsToldWhileOff() =>
        Should.Throw<InvalidInputException>(() => Parse(Smallest + """
            training:
              optimizer:
                beta1: 0.8
            when_faithful:
              training.optimizer.type: sgd
            """)).Problems.ShouldHaveSingleItem().Where.ShouldBe("recipe.yaml:5: training.optimizer.beta1");

    [Fact]
    public void Parse_OverrideThatOnlyFitsWithoutWhenFaithful_IsFineWhileOff() =>
        Parse(Smallest + "when_faithful: {training.optimizer.beta1: 0.8}", "training.optimizer={type: sgd}")
            .Training.Optimizer.ShouldBe(new SgdOptions());
}
