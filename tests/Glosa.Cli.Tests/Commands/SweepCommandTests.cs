using System.Text.Json.Nodes;

namespace Glosa.Cli.Tests.Commands;

public class SweepCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Sweep_TwoAxes_TellsTrialsAndAGridForEachSplit()
    {
        var directory = model.Path("sweep");
        var run = await CommandRun.Of("sweep", model.Recipe, "--train", model.Train, "--test", model.Test,
            "--vary", "model.hidden_size=[4, 0]", "--vary", "training.optimizer.learning_rate=[0.01, 0.001]",
            "--output", directory, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldStartWith($"4 trials in {directory}\n"
            + "left out: model.hidden_size=0, training.optimizer.learning_rate=0.01: expected ");
        run.Error.ShouldContain(
            $"\ntrial-2 of 4: model.hidden_size=4, training.optimizer.learning_rate=0.001, {directory}/trial-2\n");
        run.Error.ShouldNotContain("error:");
        run.Error.ShouldMatch(@"\n +hidden_size  learning_rate  train accuracy  validation accuracy  macro F1  test accuracy");
        run.Error.ShouldMatch(@"\ntrial-3 +0 +0.01 +no result\n");
        run.Error.ShouldMatch(@"\nvalidation, by learning_rate\nhidden_size +0.01 +0.001\n4 +accuracy +0\.\d{4} +0\.\d{4}\n +macro F1 ");
        run.Error.ShouldMatch(@"\nbest by accuracy on validation: trial-[12], model.hidden_size=4, ");
        run.Error.ShouldContain("\nlinear baseline, test: accuracy ");
        var result = JsonNode.Parse(run.Output)!.AsObject();
        result.Select(field => field.Key)
            .ShouldBe(["sweep", "recipe", "outcome", "axes", "trials", "best", "select_by", "baseline"]);
        result["axes"]![1]!.ToJsonString()
            .ShouldBe("""{"path":"training.optimizer.learning_rate","values":["0.01","0.001"]}""");

        var again = await CommandRun.Of("sweep", "--resume", directory, "--json");
        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        again.Output.ShouldBe(run.Output);
        (await CommandRun.Of("sweep", "--resume", directory, "--set", "training.epochs=3"))
            .ShouldTell("--resume", "nothing but the directory", "training.epochs=3");
        (await CommandRun.Of("train", "--resume", directory)).ShouldTell("--resume", "a run or a series", "a sweep");
    }

    [Fact]
    public async Task Sweep_ATrialThatFails_FailsAndTellsIt()
    {
        var run = await CommandRun.Of("sweep", model.Recipe, "--train", model.Train, "--output", model.Path("failing"),
            "--vary", "data.text_columns=[[text], [body]]");
        run.ExitCode.ShouldBe(ExitCode.Failed, run.Error);
        run.Error.ShouldContain("error: trial-2, data.text_columns=[body]: expected ");
        run.Error.ShouldContain("\nbest by accuracy on validation: trial-1, data.text_columns=[text]\n");
    }

    [Fact]
    public async Task Sweep_WithoutRecipeOrAxes_IsTold()
    {
        (await CommandRun.Of("sweep")).ShouldTell("glosa sweep", "a recipe file", "none");
        (await CommandRun.Of("sweep", model.Recipe, "--train", model.Train)).ShouldTell("", "settings to vary", "none");
        (await CommandRun.Of("sweep", model.Recipe, "--train", model.Train, "--vary", "model.hidden_size=4"))
            .ShouldTell("--vary model.hidden_size", "a list of values", "4");
    }
}
