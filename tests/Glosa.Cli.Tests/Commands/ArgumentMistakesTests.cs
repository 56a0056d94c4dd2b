namespace Glosa.Cli.Tests.Commands;

public class ArgumentMistakesTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Theory]
    [InlineData("glosa train", "--epochs", "", "train", "recipe.yaml", "--epochs", "3")]
    [InlineData("glosa train", "--outptu", "did you mean --output? ", "train", "recipe.yaml", "--outptu", "run")]
    [InlineData("glosa train", "Cannot parse argument 'many'", "", "train", "recipe.yaml", "--threads", "many")]
    [InlineData("glosa predict", "Argument 'xml' not recognized", "", "predict", "model", "text", "--format", "xml")]
    [InlineData("glosa evaluate", "Required argument 'FILE' missing", "", "evaluate", "model")]
    [InlineData("glosa", "trian", "did you mean train? ", "trian")]
    public async Task InvokeAsync_WrongArguments_NamesTheHelp(
        string command, string found, string advice, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        run.ShouldTell(command + "\n", "", found);
        run.Error.ShouldContain($"  to do:    {advice}", Case.Insensitive);
        run.Error.ShouldContain($"see: {command} --help", Case.Insensitive);
    }

    [Fact]
    public async Task InvokeAsync_NoArguments_ShowsTheHelp()
    {
        var run = await CommandRun.Of();
        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Output.ShouldContain("quickstart");
    }

    [Fact]
    public async Task Predict_TopZero_IsTold() =>
        (await CommandRun.Of("predict", model.Run, "hot", "--top", "0"))
            .ShouldTell("--top", "a whole number, 1 or more", "0");

    [Fact]
    public async Task Predict_TextAndInput_IsTold() =>
        (await CommandRun.Of("predict", model.Run, "hot", "--input", model.Test))
            .ShouldTell("glosa predict", "texts or --input FILE", "both");

    [Theory]
    [InlineData("nothing.csv", "no such file")]
    [InlineData("nothing.txt", "no such file")]
    [InlineData("nothing", "nothing there")]
    public async Task Predict_InputThatIsNotThere_IsTold(string name, string found) =>
        (await CommandRun.Of("predict", model.Run, "--input", model.Path(name))).ShouldTell("", "a file", found);

    [Fact]
    public async Task Predict_OutputInNoDirectory_IsTold() =>
        (await CommandRun.Of("predict", model.Run, "hot", "--output", model.Path("no/such/file")))
            .ShouldTell("--output", "a file in a directory that is there", "");

    [Fact]
    public async Task Predict_InputWithoutTheColumn_LeavesNoOutputFile()
    {
        var (input, output) = (model.Folder.Write("columns.csv", "words\nhot\n"), model.Path("predictions.csv"));
        (await CommandRun.Of("predict", model.Run, "--input", input, "--output", output, "--format", "csv"))
            .ShouldTell($"{input}:1", "", "");
        Directory.EnumerateFiles(model.Folder.Path, "predictions.csv*").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("predict", "hot")]
    [InlineData("evaluate", "test.csv")]
    public async Task Command_NoModelThere_IsTold(string command, string argument) =>
        (await CommandRun.Of(command, "no-such-model", argument))
            .ShouldTell("no-such-model", "a saved model, or a run with one", "nothing there");

    [Fact]
    public async Task Predict_DamagedModel_IsTold()
    {
        var copy = Directory.CreateDirectory(model.Path("damaged")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(model.Run, "best")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        var (weights, config) = (Path.Combine(copy, "model.safetensors"), Path.Combine(copy, "config.json"));

        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..^7]);
        (await CommandRun.Of("predict", copy, "hot")).ShouldTell(weights, "", "");

        File.Copy(Path.Combine(Glosa.Testing.Golden.Path("safetensors", "reference.safetensors")),
            weights, overwrite: true);
        (await CommandRun.Of("predict", copy, "hot"))
            .ShouldTell(weights, "the weights of the lstm model of recipe.yaml", "missing: embedding.weight");

        File.WriteAllText(config, File.ReadAllText(config).Replace("\"glosa_format\": 1", "\"glosa_format\": 99"));
        (await CommandRun.Of("predict", copy, "hot")).ShouldTell(config, "glosa_format 1 or older", "glosa_format 99");
    }

    [Fact]
    public async Task Evaluate_UnknownLabel_IsToldWithItsLine()
    {
        var file = model.Folder.Write("labels.csv", "text,label\nhot,hail\n");
        (await CommandRun.Of("evaluate", model.Run, file))
            .ShouldTell($"{file}:2", "one of the training labels", "the label \"hail\" in 1 row");
    }
}
