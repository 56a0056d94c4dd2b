using System.Text.Json.Nodes;

namespace Glosa.Cli.Tests.Commands;

public class TrainSeriesTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Train_Folds_TellsATableAndPrintsOneDocument()
    {
        var directory = model.Path("folds");
        var run = await CommandRun.Of(
            "train", model.Recipe, "--train", model.Train, "--folds", "3", "--output", directory, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldStartWith($"3 folds in {directory}\n");
        run.Error.ShouldContain($"\nrun 2 of 3: {Path.Combine(directory, "fold-2")}\n");
        run.Error.ShouldContain("\ntest       accuracy  macro F1  weighted F1  baseline accuracy  macro F1  weighted F1\n");
        run.Error.ShouldMatch(@"\nmodel − baseline\n  accuracy +[-+]0\.\d{4} \(-?0\.\d{4} to -?0\.\d{4}\): "
            + "(better|worse|no difference within noise)\n");
        run.Output.TrimEnd('\n').ShouldNotContain("\n");
        var result = JsonNode.Parse(run.Output)!.AsObject();
        result.Select(field => field.Key).ShouldBe(["series", "recipe", "outcome", "folds", "split", "runs", "intervals",
            "model", "baseline", "difference"]);
        result["model"]!["macro_f1"]!.AsObject().Select(field => field.Key)
            .ShouldBe(["mean", "standard_deviation", "pooled", "interval"]);
        JsonNode.DeepEquals(result, JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "results.json"))))
            .ShouldBeTrue();

        var again = await CommandRun.Of("train", "--resume", directory, "--json");
        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        again.Output.ShouldBe(run.Output);
        again.Error.ShouldNotContain("run 1 of 3");
        (await CommandRun.Of("train", "--resume", Path.Combine(directory, "fold-1")))
            .ShouldTell("--resume", "a run by itself, or a whole series", "one run of a series");
        (await CommandRun.Of("train", "--resume", directory, "--set", "training.epochs=3"))
            .ShouldTell("--resume", "nothing but the directory", "training.epochs=3");
        (await CommandRun.Of("train", "--resume", directory, "--folds", "4"))
            .ShouldTell("--resume", "nothing but the directory", "--folds, --fold-ids or --seeds");
    }

    [Fact]
    public async Task Train_RunsThatDiverge_FailsAndTellsEach()
    {
        var directory = model.Path("diverged");
        var run = await CommandRun.Of("train", model.Recipe, "--train", model.Train, "--seeds", "2", "--output", directory,
            "--set", "training.optimizer={type: sgd, learning_rate: 1000000, weight_decay: 1000}",
            "--set", "training.batch_size=4", "--json");
        run.ExitCode.ShouldBe(ExitCode.Failed, run.Error);
        run.Error.ShouldContain("error: seed-1 diverged: ");
        run.Error.ShouldContain("error: seed-2 diverged: ");
        var result = JsonNode.Parse(run.Output)!;
        result["outcome"]!.GetValue<string>().ShouldBe("completed");
        result["runs"]!.AsArray().Count.ShouldBe(2);
        result["model"].ShouldBeNull();
    }

    [Theory]
    [InlineData("--test", "no test file: each fold is the test of the others", "--folds", "3", "--test", "test.csv")]
    [InlineData("--folds, --seeds", "one of the two", "--folds", "3", "--seeds", "2")]
    [InlineData("--folds", "a whole number from 2 to 100", "--folds", "1")]
    [InlineData("", "21 rows or more of every label, one for each fold", "--folds", "21")]
    [InlineData("nothing.json", "a file of folds", "--fold-ids", "nothing.json")]
    public async Task Train_FoldsThatCannotBe_AreTold(string where, string expected, params string[] arguments)
    {
        var output = model.Path("never");
        (await CommandRun.Of(["train", model.Recipe, "--train", model.Train, "--output", output, .. arguments]))
            .ShouldTell(where, expected, "");
        Directory.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public async Task Train_OtherNumberOfFoldsThanInTheFile_IsTold()
    {
        var folds = model.Folder.Write("two.json",
            $"{{\"folds\": [[{string.Join(',', Enumerable.Range(0, 30))}], [{string.Join(',', Enumerable.Range(30, 30))}]]}}");
        (await CommandRun.Of("train", model.Recipe, "--train", model.Train, "--fold-ids", folds, "--folds", "3"))
            .ShouldTell("--folds 3", $"2, as in {folds}", "3");
    }

    [Fact]
    public async Task Train_FoldsWithoutARecipe_IsTold() => (await CommandRun.Of("train", "--folds", "3"))
        .ShouldTell("glosa train", "a recipe file", "none");
}
