using System.Text.Json;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

/// <summary>The shipped support sample, trained by the shipped recipe.</summary>
public sealed class MultiLabelCommandTests : IAsyncLifetime
{
    private static readonly string s_train = Path.Combine(Snapshot.RepositoryRoot, "samples/support/train.csv");
    private static readonly string s_test = Path.Combine(Snapshot.RepositoryRoot, "samples/support/test.csv");
    private readonly TemporaryFolder _folder = new();
    private string _run = "";
    private CommandRun _trained = null!;

    public async Task InitializeAsync()
    {
        _run = Path.Combine(_folder.Path, "run");
        _trained = await CommandRun.Of(
            "train", "quickstart-multi-label", "--train", s_train, "--test", s_test, "--output", _run, "--json");
        _trained.ExitCode.ShouldBe(ExitCode.Done, _trained.Error);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Train_SupportSample_FindsMostLabels()
    {
        using var result = JsonDocument.Parse(_trained.Output);
        var test = result.RootElement.GetProperty("test");
        test.GetProperty("micro").GetProperty("f1").GetDouble().ShouldBeGreaterThan(0.6);
        test.TryGetProperty("confusion_matrix", out _).ShouldBeFalse();
        result.RootElement.GetProperty("baseline").GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        _trained.Error.ShouldContain("test subset accuracy ");
        _trained.Error.ShouldContain("samples avg");
    }

    [Fact]
    public async Task Evaluate_OfTheRun_GivesTheScoresOfTraining()
    {
        var evaluated = await CommandRun.Of("evaluate", _run, s_test, "--json");
        evaluated.ExitCode.ShouldBe(ExitCode.Done, evaluated.Error);
        using var scores = JsonDocument.Parse(evaluated.Output);
        using var result = JsonDocument.Parse(_trained.Output);
        foreach (var score in new[] { "loss", "accuracy", "macro_f1" })
            scores.RootElement.GetProperty(score).GetDouble()
                .ShouldBe(result.RootElement.GetProperty("test").GetProperty(score).GetDouble(), 1e-6);
        var told = await CommandRun.Of("evaluate", _run, s_test);
        told.Output.ShouldContain("wrongly given");
        told.Output.ShouldContain("linear baseline: subset accuracy ");
    }

    [Fact]
    public async Task Predict_JsonLines_HaveLabelsAboveTheirThresholds()
    {
        var predicted = await Predict("I cannot log in to print the return label.");
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(_run, "best/config.json")));
        using var prediction = JsonDocument.Parse(predicted);
        prediction.RootElement.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!).ShouldBe(
            prediction.RootElement.GetProperty("probabilities").EnumerateObject()
                .Where(label => label.Value.GetDouble()
                    > config.RootElement.GetProperty("thresholds").GetProperty(label.Name).GetDouble())
                .Select(label => label.Name));
        prediction.RootElement.GetProperty("labels").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Predict_Csv_CanBeReadAsDataAgain()
    {
        var output = Path.Combine(_folder.Path, "labelled.csv");
        var predicted = await CommandRun.Of("predict", _run, "--input", s_test, "--format", "csv", "--output", output);
        predicted.ExitCode.ShouldBe(ExitCode.Done, predicted.Error);
        File.ReadLines(output).First()
            .ShouldBe("text,labels,label,probability,account,billing,delivery,product,returns");
        var evaluated = await CommandRun.Of("evaluate", _run, output, "--label-column", "labels", "--json");
        evaluated.ExitCode.ShouldBe(ExitCode.Done, evaluated.Error);
        using var scores = JsonDocument.Parse(evaluated.Output);
        scores.RootElement.GetProperty("accuracy").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Predict_FastText_WritesTheLabelsThatATextIsGiven()
    {
        const string text = "The kettle is cracked, I want to send it back.";
        var lines = await Predict(text, "--format", "fasttext");
        using var prediction = JsonDocument.Parse(await Predict(text));
        lines.Split("__label__").Length.ShouldBe(prediction.RootElement.GetProperty("labels").GetArrayLength() + 1);
        var top = await Predict(text, "--format", "fasttext", "--top", "3");
        top.Split("__label__").Length.ShouldBe(4);
    }

    [Fact]
    public async Task Train_LabelSeparatorOption_MakesAnyRecipeMultiLabel()
    {
        var run = Path.Combine(_folder.Path, "quickstart");
        var trained = await CommandRun.Of("train", "quickstart", "--train", s_train, "--label-separator", ";",
            "--set", "training.epochs=1", "--output", run);
        trained.ExitCode.ShouldBe(ExitCode.Done, trained.Error);
        File.ReadAllText(Path.Combine(run, "best/config.json")).ShouldContain("multi_label_classification");
    }

    [Fact]
    public async Task ConvertAndCheck_LabelSeparator_KnowEachLabel()
    {
        var target = Path.Combine(_folder.Path, "support.jsonl");
        (await CommandRun.Of("data", "convert", s_train, target, "--label-separator", ";")).ExitCode.ShouldBe(ExitCode.Done);
        File.ReadAllText(target).ShouldContain("\"label\": [\"account\", \"billing\"]");
        var check = await CommandRun.Of("data", "check", target, "--label-separator", ";");
        check.Output.ShouldContain("rows without a label");
        check.Output.ShouldContain("35");
    }

    // The command writes to standard output itself, past the console.
    private async Task<string> Predict(params string[] arguments)
    {
        var output = Path.Combine(_folder.Path, "predicted");
        var predicted = await CommandRun.Of(["predict", _run, .. arguments, "--output", output]);
        predicted.ExitCode.ShouldBe(ExitCode.Done, predicted.Error);
        return await File.ReadAllTextAsync(output);
    }
}
