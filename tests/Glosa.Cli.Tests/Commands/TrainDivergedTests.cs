using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

public class TrainDivergedTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Train_LossNoLongerANumber_FailsAndCanGoOn()
    {
        var directory = model.Path("diverged");
        var (steady, wild) = ("training.optimizer.learning_rate=0.001", "training.optimizer.learning_rate=1000000");
        var first = await CommandRun.Of("train", model.Recipe, "--train", model.Train, "--output", directory,
            "--set", "training.epochs=1", "--set", "training.batch_size=4",
            "--set", "training.optimizer={type: sgd, learning_rate: 0.001, weight_decay: 1000}");
        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        var checkpoint = RunFiles.LastCheckpoint(directory);

        var diverged = await CommandRun.Of("train", "--resume", directory, "--json",
            "--set", "training.epochs=2", "--set", wild);
        diverged.ExitCode.ShouldBe(ExitCode.Failed, diverged.Error);
        diverged.Output.ShouldBeEmpty();
        diverged.Error.ShouldContain("error: training.optimizer.learning_rate: 1000000\n  expected: a ");
        diverged.Error.ShouldMatch(@"\n  found:    .+ at step \d+ of epoch 2, learning rate 1000000, "
            + $@"lines \d+, \d+, \d+, \d+ of .*{Path.GetFileName(model.Train)}\n");
        diverged.Error.ShouldContain("\n  to do:    choose a smaller learning rate");
        diverged.Error.ShouldNotContain("   at Glosa.");
        diverged.Error.ShouldNotContain("word");        // no text is printed
        RunFiles.LastCheckpoint(directory).ShouldBe(checkpoint);
        (await CommandRun.Of("evaluate", directory, model.Test)).ExitCode.ShouldBe(ExitCode.Done);

        var resumed = await CommandRun.Of("train", "--resume", directory, "--set", steady);
        resumed.ExitCode.ShouldBe(ExitCode.Done, resumed.Error);
        resumed.Error.ShouldContain("going on after 1 epochs and 0 steps");
    }
}
