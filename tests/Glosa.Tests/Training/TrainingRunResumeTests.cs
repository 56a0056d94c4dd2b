using System.Text.RegularExpressions;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class TrainingRunResumeTests(ResumeFixture fixture) : IClassFixture<ResumeFixture>
{
    // 1: the first step, 2 and 6: inside an epoch, 4 and 8: the last step of an epoch, so during validation.
    public static IEnumerable<object[]> Steps =>
        from training in ResumeFixture.Trainings.Keys
        from step in new[] { 1, 2, 4, 6, 8, 12 }
        select new object[] { training, step };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Resume_InterruptedAfterAStep_EqualsAnUnbrokenRun(string training, int step)
    {
        var directory = fixture.Broken(training, new BreakAt(step));
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken(training));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("overfit")]
    [InlineData("accumulate")]
    public void Resume_InterruptedBetweenEpochs_EqualsAnUnbrokenRun(string training)
    {
        var directory = fixture.Broken(training, new BreakAt(epoch: 2));
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken(training));
    }

    [Fact]
    public void Resume_InterruptedAgainAndAgain_EqualsAnUnbrokenRun()
    {
        var directory = fixture.Broken("adam", new BreakAt(step: 1));
        for (var step = 3; step <= 9; step += 3)
        {
            var where = new BreakAt(step);
            using var run = TrainingRun.Resume(directory, [], allowInexact: false, [where]);
            where.Break(run);
        }
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("adam"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(1, 7)]
    [InlineData(3, 2)]
    [InlineData(3, 7)]
    [InlineData(0, 3)]
    [InlineData(0, 7)]
    public void Resume_CrashedWithCheckpointsEveryFewSteps_EqualsAnUnbrokenRun(int everySteps, int step)
    {
        string[] settings = [$"training.checkpoints.every_steps={everySteps}"];
        var unbroken = fixture.NewDirectory();
        using (var run = TrainingRun.Create(fixture.RecipeOf("adam", settings), unbroken, []))
            run.Run(CancellationToken.None);
        var directory = fixture.Broken("adam", new BreakAt(step, crash: true), settings);
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, unbroken);
    }

    [Fact]
    public void Resume_CheckpointWithoutNorms_GoesOn()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 6));
        var state = Path.Combine(RunFiles.LastCheckpoint(directory), "trainer_state.json");
        var kept = File.ReadAllLines(state).Where(line => !line.Contains("norm", StringComparison.Ordinal)
            && !line.Contains("clipped", StringComparison.Ordinal)
            && !line.Contains("macro_precision", StringComparison.Ordinal)
            && !line.Contains("macro_recall", StringComparison.Ordinal)).ToArray();
        kept.Length.ShouldBeLessThan(File.ReadAllLines(state).Length - 8);
        // The last field of an object must not end in a comma.
        File.WriteAllText(state, Regex.Replace(string.Join('\n', kept), @",(\s*\})", "$1"));
        ResumeFixture.Finish(directory);
        RunFiles.LastCheckpoint(directory).ShouldEndWith("epoch-00003");
    }

    [Fact]
    public void Resume_KilledBetweenCheckpointAndBestModel_SavesTheBestModel()
    {
        var directory = fixture.Broken("adam", new BreakAt(epoch: 1));
        Directory.Delete(Path.Combine(directory, "best"), recursive: true);
        File.WriteAllText(Path.Combine(directory, "metrics.jsonl"), """{"epoch":1,"ste""");
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("adam"));
    }

    [Fact]
    public void Resume_KilledWhileACheckpointTookAnothersPlace_GoesOnFromTheWholeOne()
    {
        var directory = fixture.Broken("adam", new BreakAt(step: 6));
        var checkpoint = RunFiles.LastCheckpoint(directory);
        Directory.Move(checkpoint, checkpoint + ".before");
        Directory.CreateDirectory(checkpoint + ".writing");
        File.WriteAllText(Path.Combine(checkpoint + ".writing", "trainer_state.json"), "{");
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("adam"));
    }

    [Fact]
    public void Resume_NoCheckpointYet_StartsOver()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2, crash: true));
        Directory.Exists(Path.Combine(directory, "checkpoints")).ShouldBeFalse();
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("sgd"));
    }

    [Fact]
    public void Resume_FinishedRun_GivesTheSameResultAgain()
    {
        var directory = fixture.NewDirectory();
        using (var run = TrainingRun.Create(fixture.RecipeOf("sgd"), directory, [])) run.Run(CancellationToken.None);
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("sgd"));
    }

    [Fact]
    public void Resume_MoreEpochs_StaysSoForTheNextResume()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2));
        var where = new BreakAt(step: 14);
        using (var run = TrainingRun.Resume(directory, ["training.epochs=4"], allowInexact: false, [where]))
            where.Break(run);
        ResumeFixture.Finish(directory);

        var unbroken = fixture.NewDirectory();
        using (var run = TrainingRun.Create(fixture.RecipeOf("sgd", "training.epochs=4"), unbroken, []))
            run.Run(CancellationToken.None);
        RunFiles.ShouldBeTheSameRun(directory, unbroken);
    }

    [Fact]
    public void Run_Interrupted_LeavesCheckpointAndBestModel()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 6));
        Path.GetFileName(RunFiles.LastCheckpoint(directory)).ShouldBe("epoch-00001-step-00000002");
        using var classifier = TextClassifier.Load(directory);
        classifier.Labels.ShouldBe(["fire", "rain", "snow"]);
    }

    [Fact]
    public void Run_KeepLast_DeletesOlderCheckpoints()
    {
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(
            fixture.RecipeOf("sgd", "training.checkpoints={every_steps: 2, keep_last: 3}"), directory, []);
        run.Run(CancellationToken.None);
        Directory.GetDirectories(Path.Combine(directory, "checkpoints"))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["epoch-00002-step-00000002", "epoch-00002-step-00000004", "epoch-00003"]);
    }

    [Fact]
    public void CreateRunAndDispose_Whole_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var directory = fixture.Broken("adam", new BreakAt(step: 6));
        ResumeFixture.Finish(directory);
    });
}
