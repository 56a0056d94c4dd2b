using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class TensorBoardLogTests(ResumeFixture fixture) : IClassFixture<ResumeFixture>
{
    [Fact]
    public void Run_Whole_WritesWhatTheMetricsSay()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(fixture.RecipeOf("accumulate"), directory, []);
        var steps = new StepRecords();
        using var followed = TrainingRun.Create(fixture.RecipeOf("accumulate"), fixture.NewDirectory(), [steps]);
        var best = run.Run(CancellationToken.None).Validation!;
        followed.Run(CancellationToken.None);

        var file = RunFiles.EventFilesOf(directory).ShouldHaveSingleItem();
        var name = Path.GetFileName(file).Split('.');
        name[..3].ShouldBe(["events", "out", "tfevents"]);
        long.Parse(name[3]).ShouldBeInRange(before, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Path.GetFileName(file).ShouldEndWith($".{Environment.MachineName}.glosa");

        var events = EventReader.Read(file);
        events[0].FileVersion.ShouldBe("brain.Event:2");
        events.Select(read => read.WallTime).ShouldAllBe(time => time >= before && time < before + 1e5);
        Of("train/loss").Select(scalar => scalar.Step).ShouldBe(Enumerable.Range(1, 12).Select(step => (long)step));
        Of("train/loss").Select(scalar => scalar.Number).ShouldBe(steps.All.Select(step => (float)step.Loss));
        Of("train/accuracy").Select(scalar => scalar.Number).ShouldBe(steps.All.Select(step => (float)step.Accuracy));
        Of("train/learning_rate").Select(scalar => scalar.Number)
            .ShouldBe(steps.All.Select(step => (float)step.LearningRate));
        Of("train/gradient_norm").Select(scalar => scalar.Number)
            .ShouldBe(steps.All.Select(step => (float)step.GradientNorm));
        Of("train/texts_per_second").ShouldAllBe(scalar => scalar.Number > 0);
        Of("epoch/number").Select(scalar => (scalar.Step, scalar.Number)).ShouldBe([(4, 1), (8, 2), (12, 3)]);
        Of("epoch/loss")[0].Number.ShouldBe((float)steps.Epochs[0].TrainLoss);
        Of("epoch/clipped_share")[0].Number.ShouldBe((float)steps.Epochs[0].ClippedShare);
        Of("epoch/weight_norm")[2].Number.ShouldBe((float)steps.Epochs[2].WeightNorm);
        Of("validation/loss").Select(scalar => scalar.Number)
            .ShouldBe(steps.Epochs.Select(epoch => (float)epoch.Validation.Loss));
        Of("validation/accuracy").Max(scalar => scalar.Number).ShouldBe((float)best.Accuracy);
        Of("validation/f1").Select(scalar => scalar.Number)
            .ShouldBe(steps.Epochs.Select(epoch => (float)epoch.Validation.F1!.Value));

        EventScalar[] Of(string tag) =>
            [.. events.SelectMany(read => read.Scalars).Where(scalar => scalar.Tag == tag)];
    }

    [Fact]
    public void Run_Refused_WritesNone()
    {
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(fixture.RecipeOf("sgd", "training.tensorboard=false"), directory, []);
        run.Run(CancellationToken.None);
        RunFiles.EventFilesOf(directory).ShouldBeEmpty();
    }

    [Fact]
    public void Run_ManySteps_WritesAHundredOfAnEpoch()
    {
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(fixture.RecipeOf("sgd", "training.batch_size=1", "training.epochs=2",
            $"data.train='{fixture.LargeFile}'", "data.validation_share=0.1"), directory, []);
        run.Run(CancellationToken.None);
        // 240 texts, 216 of them for training: 216 steps an epoch, of which every second is written.
        EventReader.Read(RunFiles.EventFilesOf(directory)[0]).SelectMany(read => read.Scalars)
            .Where(scalar => scalar.Tag == "train/loss").Select(scalar => scalar.Step)
            .ShouldBe(Enumerable.Range(1, 216).Select(half => 2L * half));
    }

    [Fact]
    public void Resume_EndOfTheFileTorn_EqualsAnUnbrokenRun()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 6));
        var file = RunFiles.EventFilesOf(directory)[0];
        File.AppendAllBytes(file, File.ReadAllBytes(file)[..50]);
        File.WriteAllText(file + ".writing", "left over");
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("sgd"));
    }

    [Fact]
    public void Resume_EpochNotYetWritten_WritesItAgain()
    {
        var directory = fixture.Broken("sgd", new BreakAt(epoch: 2));
        var file = RunFiles.EventFilesOf(directory)[0];
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^40]);     // of the epoch's event, the newest
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, fixture.Unbroken("sgd"));
    }

    [Fact]
    public void Resume_FileRemoved_HasTheEpochsAgain()
    {
        var directory = fixture.Broken("sgd", new BreakAt(epoch: 2));
        File.Delete(RunFiles.EventFilesOf(directory)[0]);
        ResumeFixture.Finish(directory);
        EventReader.Read(RunFiles.EventFilesOf(directory)[0]).SelectMany(read => read.Scalars)
            .Where(scalar => scalar.Tag == "epoch/number").Select(scalar => scalar.Number).ShouldBe([1, 2, 3]);
    }

    private sealed class StepRecords : ITrainingObserver
    {
        public List<StepRecord> All { get; } = [];

        public List<EpochRecord> Epochs { get; } = [];

        public void StepEnded(Trainer trainer) => All.Add(trainer.LastStep!);

        public void EpochEnded(Trainer trainer, EpochRecord epoch) => Epochs.Add(epoch);
    }
}
