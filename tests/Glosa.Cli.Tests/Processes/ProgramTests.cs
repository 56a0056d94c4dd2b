using System.Text.Json;

namespace Glosa.Cli.Tests.Processes;

public class ProgramTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Predict_StandardInput_AnswersEachLineInOrder()
    {
        using var program = ProgramRun.Start("predict", model.Run, "--input", "-");
        var (exitCode, output, error) = await program.Finish("fire1 ñandú\n\nsnow2\n");
        exitCode.ShouldBe(ExitCode.Done, error);
        error.ShouldBeEmpty();
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()).ShouldBe(["fire1 ñandú", "", "snow2"]);
    }

    [Fact]
    public async Task Predict_TextArgument_WritesResultsOnlyToStandardOutput()
    {
        using var program = ProgramRun.Start("predict", model.Run, "fire1", "--format", "fasttext");
        var (exitCode, output, error) = await program.Finish();
        exitCode.ShouldBe(ExitCode.Done, error);
        error.ShouldBeEmpty();
        output.ShouldMatch(@"^__label__(fire|rain|snow) 0\.\d{6}\n$");
    }

    [Theory]
    [InlineData("--input", "nothing.csv")]
    [InlineData("hot", "--top", "0")]
    public async Task Predict_WrongArguments_WritesNothingToStandardOutput(params string[] arguments)
    {
        using var program = ProgramRun.Start(["predict", model.Run, "--format", "csv", .. arguments]);
        var (exitCode, output, error) = await program.Finish();
        exitCode.ShouldBe(ExitCode.InvalidInput, error);
        output.ShouldBeEmpty();
        error.ShouldContain("  to do:    ");
        error.ShouldNotContain("   at Glosa.");
    }

    [Fact]
    public async Task Train_MissingColumn_ExitsWithTwo()
    {
        var (file, output) = (model.Folder.Write("columns.csv", "words,label\nhot,fire\n"), model.Path("never"));
        using var program = ProgramRun.Start("train", model.Recipe, "--train", file, "--output", output);
        var (exitCode, text, error) = await program.Finish();
        exitCode.ShouldBe(ExitCode.InvalidInput);
        text.ShouldBeEmpty();
        error.ShouldStartWith($"error: {file}:1\n  expected: ");
        Directory.Exists(output).ShouldBeFalse();
    }
}
