using System.Text.Json.Nodes;

namespace Glosa.Cli.Tests.Commands;

public class SearchCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Search_Halving_TellsTrialsAndTestsTheBest()
    {
        var directory = model.Path("search");
        var run = await CommandRun.Of("search", model.Recipe, "--train", model.Train, "--test", model.Test, "--trials", "3",
            "--vary", "model.hidden_size=[4, 6, 8]", "--output", directory, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldStartWith($"3 trials in {directory}, compared after epochs 1\n");
        run.Error.ShouldMatch(@"\ntrial-2 of 3: model.hidden_size=[468], ");
        run.Error.ShouldMatch(@"\nafter 1 epochs 1 of 3 go on: trial-[123]\n");
        run.Error.ShouldMatch(@"\n +hidden_size  epochs  validation loss  accuracy  macro F1  seconds\ntrial-[123]\* +[468] +2 ");
        run.Error.ShouldMatch(@"\ntest, read once: accuracy 0\.\d{4}, macro F1 0\.\d{4} on 20 texts\n");
        run.Error.ShouldMatch(@"\nlinear baseline, validation: accuracy ");
        var result = JsonNode.Parse(run.Output)!.AsObject();
        result["trials"]!.AsArray().Count(trial => trial!["outcome"]!.GetValue<string>() == "pruned").ShouldBe(2);
        File.Exists(Path.Combine(result["model"]!.GetValue<string>(), "model.safetensors")).ShouldBeTrue();

        var again = await CommandRun.Of("search", "--resume", directory, "--json");
        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        again.Output.ShouldBe(run.Output);
        (await CommandRun.Of("search", "--resume", directory, "--trials", "5"))
            .ShouldTell("--resume", "nothing but the directory", "trials=5");
    }

    [Fact]
    public async Task Search_WithoutRecipeOrSpace_IsTold()
    {
        (await CommandRun.Of("search")).ShouldTell("glosa search", "a recipe file", "none");
        (await CommandRun.Of("search", model.Recipe, "--train", model.Train)).ShouldTell("", "settings to vary", "none");
        (await CommandRun.Of("search", model.Recipe, "--train", model.Train, "--method", "best"))
            .ShouldTell("--set search.method", "one of halving, random", "the text \"best\"");
    }
}
