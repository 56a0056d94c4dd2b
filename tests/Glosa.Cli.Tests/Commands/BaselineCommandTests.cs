using System.Text.Json;
using Glosa.Baselines;

namespace Glosa.Cli.Tests.Commands;

public class BaselineCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Baseline_OfTheRecipe_IsThatOfItsRun()
    {
        var run = await CommandRun.Of(
            "baseline", model.Recipe, "--train", model.Train, "--test", model.Test, "--json", "--top", "2");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var alone = JsonDocument.Parse(run.Output).RootElement;
        var inRun = JsonDocument.Parse(model.TrainingOutput).RootElement.GetProperty("baseline");
        foreach (var key in new[] { "validation", "test", "features" })
            alone.GetProperty(key).GetRawText().ShouldBe(inRun.GetProperty(key).GetRawText());
        var top = alone.GetProperty("top").GetProperty("snow");
        top.GetArrayLength().ShouldBe(2);
        top[0].GetProperty("ngram").GetString()!.ShouldContain("snow");
        top[0].GetProperty("weight").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Baseline_WithoutRecipeAndValidation_LearnsTheWholeFile()
    {
        var output = model.Path("saved-baseline");
        var run = await CommandRun.Of("baseline", "-", "--train", model.Train, "--test", model.Test,
            "--no-validation", "--ngrams", "1", "--min-count", "3", "--output", output);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldStartWith("60 texts, ");
        run.Output.ShouldStartWith("test accuracy ");
        run.Output.ShouldContain("\nmost telling n-grams\n  fire: ");
        var saved = LinearBaseline.Load(output);
        (saved.Options.Ngrams, saved.Options.MinCount).ShouldBe((1, 3));
        saved.TopFeatures("fire", 1000).ShouldAllBe(one => !one.Ngram.Contains(' '));
    }

    [Fact]
    public async Task Train_Text_ComparesModelAndBaseline()
    {
        var run = await CommandRun.Of("train", model.Recipe, "--train", model.Train, "--test", model.Test,
            "--output", model.Path("compared"));
        run.Error.ShouldMatch(@"\nlinear baseline: validation accuracy \d\.\d{4}, \d+ n-grams, trained in \d+\.\d s\n");
        run.Error.ShouldMatch(
            @"\nlinear baseline: test accuracy \d\.\d{4}; the model is (as good|\d\.\d{4} (above|below) it)\n");
    }

    [Fact]
    public async Task Train_WithoutTestFile_ComparesOnValidation()
    {
        var run = await CommandRun.Of(
            "train", model.Recipe, "--train", model.Train, "--output", model.Path("untested"));
        run.Error.ShouldMatch(@"\nlinear baseline: validation accuracy \d\.\d{4}; the model is ");
    }

    [Fact]
    public async Task Evaluate_RunWithABaseline_ShowsItBesideTheModel()
    {
        var text = await CommandRun.Of("evaluate", model.Run, model.Test);
        text.Output.ShouldMatch(@"\nlinear baseline: accuracy \d\.\d{4}; the model is ");
        var json = await CommandRun.Of("evaluate", model.Run, model.Test, "--json");
        var ofTraining = JsonDocument.Parse(model.TrainingOutput).RootElement.GetProperty("baseline");
        JsonDocument.Parse(json.Output).RootElement.GetProperty("baseline").GetRawText()
            .ShouldBe(ofTraining.GetProperty("test").GetRawText());
    }

    [Fact]
    public async Task Evaluate_SavedModelWithoutABaseline_ShowsTheModelAlone()
    {
        var run = await CommandRun.Of("evaluate", Path.Combine(model.Run, "best"), model.Test, "--json");
        JsonDocument.Parse(run.Output).RootElement.TryGetProperty("baseline", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("baseline.ngrams", "a whole number from 1 to 3", "7", "--ngrams", "7")]
    [InlineData("baseline.min_count", "a whole number from 1 to 1000000, or null", "0", "--min-count", "0")]
    [InlineData("--top", "a whole number, 1 or more", "0", "--top", "0")]
    [InlineData("--no-validation", "no validation file", "other.csv", "--no-validation", "--validation", "other.csv")]
    public async Task Baseline_WrongArguments_AreTold(
        string where, string expected, string found, params string[] arguments) =>
        (await CommandRun.Of(["baseline", "-", "--train", model.Train, .. arguments]))
            .ShouldTell(where, expected, found);

    [Fact]
    public async Task Baseline_NoTrainingFile_IsTold() =>
        (await CommandRun.Of("baseline", "-")).ShouldTell("data.train", "a training file", "none");

    [Fact]
    public async Task Baseline_OutputNotEmpty_IsTold() =>
        (await CommandRun.Of("baseline", "-", "--train", model.Train, "--output", model.Run))
            .ShouldTell($"--output {model.Run}", "a new or empty directory", "a directory with files in it");
}
