using System.Text.Json.Nodes;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Training;

namespace Glosa.Tests.FineTuning;

/// <summary>Whole runs that start from a saved model: 3 steps an epoch, 2 epochs.</summary>
public sealed class StartingModelRunTests : IDisposable
{
    private readonly TrainedSource _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public void Resume_AfterAStep_NeedsNoSourceAndEqualsAnUnbrokenRun()
    {
        var unbroken = Finished();
        var broken = Broken(new BreakAt(step: 2));
        Directory.Delete(_source.Of("lstm"), recursive: true);
        ResumeFixture.Finish(broken);
        RunFiles.ShouldBeTheSameRun(broken, unbroken);
    }

    [Fact]
    public void Resume_BeforeTheFirstCheckpoint_ReadsTheSourceAgain()
    {
        var broken = Broken(new BreakAt(step: 2, crash: true));
        ResumeFixture.Finish(broken);
        RunFiles.ShouldBeTheSameRun(broken, Finished());
    }

    [Fact]
    public void Run_Ended_TellsTheSourceAndItsModelNeedsNone()
    {
        var directory = Finished();
        JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "results.json")))!["from"]!["from"]!.GetValue<string>()
            .ShouldBe("source");
        File.ReadAllText(Path.Combine(directory, "from.json")).ShouldContain("\"weights\": 7");
        File.Exists(Path.Combine(directory, "encoder.json")).ShouldBeFalse();
        RecipeFile.Load(Path.Combine(directory, "recipe.yaml"), []).From.ShouldBe(_source.Of("lstm"));
        File.ReadAllText(Path.Combine(directory, "best", "README.md"))
            .ShouldContain("\nModel it began with, source: 7 weights of model.safetensors");
        RecipeFile.Load(Path.Combine(directory, "best", "recipe.yaml"), []).From.ShouldBeNull();
        Directory.Delete(_source.Of("lstm"), recursive: true);
        using var classifier = TextClassifier.Load(directory);
        classifier.Predict("fire1 fire2").Label.ShouldNotBeEmpty();
    }

    private string Finished()
    {
        var directory = _source.NewDirectory();
        using var run = TrainingRun.Create(_source.RecipeFrom("lstm"), directory, []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        return directory;
    }

    private string Broken(BreakAt where)
    {
        var directory = _source.NewDirectory();
        using var run = TrainingRun.Create(_source.RecipeFrom("lstm"), directory, [where]);
        where.Break(run);
        return directory;
    }
}
