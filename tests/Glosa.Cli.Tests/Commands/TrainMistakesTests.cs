using System.Text;

namespace Glosa.Cli.Tests.Commands;

public class TrainMistakesTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Theory]
    [InlineData("words,label\nhot,fire\n", ":1", "text", "words")]
    [InlineData("text,kind\nhot,fire\n", ":1", "label", "kind")]
    [InlineData("text,label\nhot,fire\nwet\n", ":3", "2", "1")]
    [InlineData("text,label\nhot,fire\nhot,\n", ":3", "a label", "nothing")]
    [InlineData("text,label\nhot,fire\nhot,fire\n", "", "at least two labels", "1 label")]
    [InlineData("", "", "a row of column names, then examples", "an empty file")]
    [InlineData("text,label\n", "", "examples after the row of column names", "no row after line 1")]
    public async Task Train_UnusableFile_IsToldWithItsPlace(string csv, string line, string expected, string found)
    {
        var file = model.Folder.Write("bad.csv", csv);
        await ShouldTell(["--train", file], file + line, expected, found);
    }

    [Fact]
    public async Task Train_BrokenUtf8_IsToldWithItsLine()
    {
        var file = model.Path("latin1.csv");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("text,label\nheiß,fire\nnass,rain\n"));
        await ShouldTell(["--train", file], file + ":2:4", "text in UTF-8", "the byte 0xDF at byte 4 of the line");
    }

    [Fact]
    public async Task Train_NoSuchFile_IsTold() =>
        await ShouldTell(["--train", model.Path("nothing.csv")], model.Path("nothing.csv"), "a file", "no such file");

    [Fact]
    public async Task Train_NoTrainingFile_IsTold() => await ShouldTell([], "data.train", "a training file", "none");

    [Theory]
    [InlineData("--validation")]
    [InlineData("--test")]
    public async Task Train_UnknownLabelElsewhere_IsToldWithItsLine(string option)
    {
        var file = model.Folder.Write("unknown.csv", "text,label\nfire1,fire\nwhite,snwo\n");
        await ShouldTell(["--train", model.Train, option, file], file + ":3",
            "one of the training labels \"fire\", \"rain\", \"snow\"", "the label \"snwo\" in 1 row", "did you mean");
    }

    [Theory]
    [InlineData("name: tiny\nmodel: {type: lstm, hiden_size: 8}\n", ":2", "model.hiden_size", "hidden_size")]
    [InlineData("name: tiny\nmodel: {type: lstmm}\n", ":2", "model.type", "lstm")]
    [InlineData("name: tiny\nmodel: {type: lstm}\ntraining: {epochs: many}\n", ":3", "training.epochs", "many")]
    [InlineData("name: tiny\nmodel: {type: lstm\n", ":3", "", "YAML")]
    [InlineData("model: {type: lstm}\n", "", "name", "")]
    public async Task Train_WrongRecipe_TellsItsPathAndLine(string yaml, string line, string path, string contained)
    {
        var recipe = model.Folder.Write("wrong.yaml", yaml);
        var output = model.Path("never");
        var run = await CommandRun.Of("train", recipe, "--train", model.Train, "--output", output);
        run.ShouldTell("", "", "");
        run.Error.ShouldContain($"{recipe}{line}");
        run.Error.ShouldContain(path);
        run.Error.ShouldContain(contained);
        Directory.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public async Task Train_SeveralMistakes_AreToldTogether()
    {
        var run = await CommandRun.Of("train", model.Recipe,
            "--set", "training.epohcs=3", "--set", "model.hidden_size=0");
        run.ShouldTell("--set training.epohcs", "", "");
        run.Error.ShouldContain("model.hidden_size");
        run.Error.ShouldContain("2 problems.");
    }

    [Fact]
    public async Task Train_NoRecipe_IsTold() =>
        (await CommandRun.Of("train")).ShouldTell("glosa train", "a recipe file", "none");

    [Fact]
    public async Task Train_RecipeThatIsNotThere_IsTold() =>
        (await CommandRun.Of("train", "ag-news-lstn"))
            .ShouldTell("RECIPE ag-news-lstn", "a recipe file, or a shipped recipe", "neither");

    [Fact]
    public async Task Train_RecipeFileThatIsNotThere_IsTold() =>
        (await CommandRun.Of("train", "no-such-recipe.yaml")).ShouldTell("no-such-recipe.yaml", "", "");

    [Fact]
    public async Task Train_OutputNotEmpty_IsToldAndLeftAlone()
    {
        var before = Glosa.Testing.RunFiles.FilesOf(model.Run);
        var run = await CommandRun.Of("train", model.Recipe, "--train", model.Train, "--output", model.Run);
        run.ShouldTell($"--output {model.Run}", "a new or empty directory", "a directory with files in it");
        Glosa.Testing.RunFiles.FilesOf(model.Run).ShouldBe(before);
    }

    [Fact]
    public async Task Train_ResumeWithRecipe_IsTold() =>
        (await CommandRun.Of("train", model.Recipe, "--resume", model.Run))
            .ShouldTell("--resume", "no RECIPE and no --output", model.Recipe);

    [Fact]
    public async Task Train_ResumeNoRun_IsTold() =>
        (await CommandRun.Of("train", "--resume", model.Folder.Path))
            .ShouldTell($"--resume {model.Folder.Path}", "a run's directory", "a directory without");

    [Fact]
    public async Task Train_ResumeWithOtherData_IsTold() =>
        (await CommandRun.Of("train", "--resume", model.Run, "--train", model.Test))
            .ShouldTell("--set data.train", "with --resume, only", "");

    [Fact]
    public async Task Train_NoCudaThere_IsTold()
    {
        if (Torch.Engine.CudaDeviceCount > 98) return;
        await ShouldTell(["--train", model.Train, "--device", "cuda:99"], "training.device", "cpu", "cuda:99");
    }

    private async Task ShouldTell(string[] arguments, string where, string expected, string found, string advice = "")
    {
        var output = model.Path("never");
        var run = await CommandRun.Of(["train", model.Recipe, "--output", output, .. arguments]);
        run.ShouldTell(where, "", "");
        run.Error.ShouldContain(expected);
        run.Error.ShouldContain(found);
        run.Error.ShouldContain(advice);
        Directory.Exists(output).ShouldBeFalse();
    }
}
