using System.Text.Json;
using Glosa.Baselines;
using Glosa.Data;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Training;

namespace Glosa.Tests.Baselines;

public class RunBaselineTests(ResumeFixture fixture) : IClassFixture<ResumeFixture>
{
    [Fact]
    public void Run_OfARecipe_ScoresABaselineOfTheTrainSplitAlone()
    {
        var directory = fixture.NewDirectory();
        var observer = new Observer();
        using var run = TrainingRun.Create(fixture.RecipeOf("sgd"), directory, [observer]);
        var baseline = run.Run(CancellationToken.None).Baseline.ShouldNotBeNull();

        var expected = LinearBaseline.Train(run.Data.Training, run.Data.Labels, new() { Seed = 1 });
        baseline.Error.ShouldBeNull();
        baseline.Features.ShouldBe(expected.NgramCount);
        baseline.Validation!.ConfusionMatrix.ShouldBe(expected.Evaluate(run.Data.Validation).ConfusionMatrix);
        baseline.Test!.ConfusionMatrix.ShouldBe(expected.Evaluate(run.Data.Test!).ConfusionMatrix);
        observer.Events.ShouldBe(["baseline", "started"]);
        observer.Baseline!.Test.ShouldBeNull("the test file is for the end");
        LinearBaseline.OfRun(directory)!.Decisions("fire1").ShouldBe(expected.Decisions("fire1"));
        Written(directory).Baseline!.Test!.Accuracy.ShouldBe(baseline.Test.Accuracy);
    }

    [Fact]
    public void Run_RecipeThatWantsNone_HasNone()
    {
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(fixture.RecipeOf("sgd", "baseline=false"), directory, []);
        run.Run(CancellationToken.None).Baseline.ShouldBeNull();
        LinearBaseline.OfRun(directory).ShouldBeNull();
    }

    [Fact]
    public void Resume_RunWithABaseline_KeepsIt()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2));
        var file = Path.Combine(directory, "baseline", "baseline.json");
        // Another training would take other seconds.
        var marked = File.ReadAllText(file).Replace("\"seconds\": ", "\"seconds\": 1234");
        File.WriteAllText(file, marked);
        ResumeFixture.Finish(directory);
        File.ReadAllText(file).ShouldBe(marked);
        Written(directory).Baseline!.Seconds.ShouldBeGreaterThan(1233);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Resume_BaselineDamagedOrMissing_IsTrainedAgain(bool damaged)
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2));
        var baseline = Path.Combine(directory, "baseline");
        if (damaged) File.WriteAllText(Path.Combine(baseline, "ngrams.json"), "[");
        else Directory.Delete(baseline, recursive: true);
        ResumeFixture.Finish(directory);
        LinearBaseline.OfRun(directory).ShouldNotBeNull();
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("sgd"));
    }

    [Fact]
    public void Run_BaselineThatFails_IsToldAndSpoilsNothing()
    {
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(fixture.RecipeOf("sgd"), directory, []);
        File.WriteAllText(Path.Combine(directory, "baseline"), "a file where the directory belongs");
        var result = run.Run(CancellationToken.None);
        result.Outcome.ShouldBe(TrainingOutcome.Completed);
        result.Test.ShouldNotBeNull();
        result.Baseline!.Error.ShouldNotBeNullOrEmpty();
        (result.Baseline.Validation, result.Baseline.Test).ShouldBe((null, null));
        Written(directory).Baseline!.Error.ShouldBe(result.Baseline.Error);
    }

    [Fact]
    public void Run_StoppedBeforeTheBaseline_IsInterruptedAndGoesOn()
    {
        var directory = fixture.NewDirectory();
        using (var run = TrainingRun.Create(fixture.RecipeOf("sgd"), directory, []))
            run.Run(new CancellationToken(canceled: true)).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        LinearBaseline.OfRun(directory).ShouldBeNull();
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("sgd"));
    }

    private static RunResult Written(string directory) => JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(directory, "results.json")), GlosaJson.Compact.RunResult)!;

    private sealed class Observer : ITrainingObserver
    {
        public List<string> Events { get; } = [];

        public BaselineResult? Baseline { get; private set; }

        public void BaselineScored(BaselineResult baseline)
        {
            Baseline = baseline;
            Events.Add("baseline");
        }

        public void Started(Trainer trainer) => Events.Add("started");
    }
}
