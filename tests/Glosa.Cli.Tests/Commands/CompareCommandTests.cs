using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Glosa.Cli.Tests.Commands;

public class CompareCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Compare_TwoRunsAndFolds_TellsTablesPrintsJsonAndWritesAPage()
    {
        var (again, folds, page) = (model.Path("again"), model.Path("folds"), model.Path("page.html"));
        await Train("--test", model.Test, "--output", again);
        await Train("--set", "model.hidden_size=4", "--folds", "2", "--output", folds);
        var run = await CommandRun.Of("compare", model.Run, again, folds, "--html", page, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldMatch(@"^accuracy +validation +test +95 % of test +linear baseline +difference +95 % +p +best epoch +weights");
        run.Error.ShouldMatch(@"\nagain +0\.\d{4} +0\.\d{4} +0\.\d{4} to 0\.\d{4} +0\.\d{4} +0\.0000 +0\.0000 to 0\.0000 +1\.0000 +no difference +[12] of 2 ");
        run.Error.ShouldMatch(@"\nfolds +0\.\d{4} +0\.\d{4} .* 2 folds ");
        run.Error.ShouldMatch(@"\nsettings that differ +run +again +folds\n");
        run.Error.ShouldMatch(@"\nmodel\.hidden_size +8 +8 +4\n");
        run.Error.ShouldContain("\nnot compared with run: folds, its texts are others\n");
        run.Error.ShouldContain($"\npage: {page}\n");

        run.Output.TrimEnd('\n').ShouldNotContain("\n");
        var result = JsonNode.Parse(run.Output)!.AsObject();
        result.Select(field => field.Key).ShouldBe(["compared_with", "split", "runs", "settings", "method", "notes"]);
        var second = result["runs"]![1]!.AsObject();
        second.Select(field => field.Key).ShouldBe(["name", "path", "recipe", "outcome", "epochs", "best_epoch", "validation",
            "test", "scores", "baseline", "difference", "settings", "weights", "texts_per_second", "seconds", "peak_memory_bytes"]);
        second["difference"]!.AsObject().Select(field => field.Key).ShouldBe(
            ["scores", "only_this_right", "only_other_right", "p_value", "adjusted_p_value", "verdict"]);
        second["difference"]!["verdict"]!.GetValue<string>().ShouldBe("no_difference");
        second["weights"]!.GetValue<long>().ShouldBeGreaterThan(100);
        result["runs"]![2]!["folds"]!.GetValue<int>().ShouldBe(2);

        XDocument.Load(page).Descendants("h1").ShouldHaveSingleItem().Value.ShouldBe("Comparison of 3 runs");
    }

    [Fact]
    public async Task Compare_ASearch_TellsTheWinnersTest()
    {
        var search = model.Path("search");
        var trained = await CommandRun.Of("search", model.Recipe, "--train", model.Train, "--test", model.Test, "--trials", "3",
            "--vary", "training.optimizer.learning_rate=[0.1, 0.01, 0.001]", "--output", search);
        trained.ExitCode.ShouldBe(ExitCode.Done, trained.Error);
        var run = await CommandRun.Of("compare", search, "--json", "--html", model.Path("search.html"));
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var runs = JsonNode.Parse(run.Output)!["runs"]!.AsArray();
        runs.Count.ShouldBe(3);
        runs.Count(trial => trial!["test"] is not null).ShouldBe(1);
        runs.Count(trial => trial!["outcome"]!.GetValue<string>() == "interrupted").ShouldBe(2);
        XDocument.Load(model.Path("search.html")).Descendants("h2").ShouldContain(heading => heading.Value.StartsWith("Search in "));
    }

    [Fact]
    public async Task Compare_WhatCannotBeCompared_IsTold()
    {
        (await CommandRun.Of("compare")).ShouldBeRefused();
        (await CommandRun.Of("compare", model.Run, model.Path("nothing"), "--html", model.Path("never.html")))
            .ShouldTell(model.Path("nothing"), "a run, series, sweep or search that has ended, with results.json", "nothing there");
        File.Exists(model.Path("never.html")).ShouldBeFalse();
        (await CommandRun.Of("compare", Path.Combine(model.Run, "best"))).ShouldTell("", "a run, series", "a saved model");
        (await CommandRun.Of("compare", model.Run, "--html", model.Path("no/page.html")))
            .ShouldTell("--html", "a file in a directory that is there", "no directory");
    }

    private async Task Train(params string[] more)
    {
        var run = await CommandRun.Of(["train", model.Recipe, "--train", model.Train, .. more]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
    }
}
