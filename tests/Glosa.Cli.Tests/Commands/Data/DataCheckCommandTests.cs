using System.Text.Json;

namespace Glosa.Cli.Tests.Commands.Data;

public class DataCheckCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Check_TwoFiles_ShowsThemSideBySide()
    {
        var train = model.Folder.Write("some.csv", "text,label\nsun,a\nfog,b\nSun,b\n,a\n");
        var test = model.Folder.Write("other.csv", "text,label\nfog,b\nhail,c\n");
        var run = await CommandRun.Of("data", "check", train, "--test", test);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldBeEmpty();
        run.Output.Replace(model.Folder.Path + Path.DirectorySeparatorChar, "").ShouldBe("""
                                                some.csv  other.csv
            rows                                       4          2
            empty texts                                1          0
            duplicates                                 0          0
            duplicates but for case and blanks         1          0
            rows of texts with several labels          2          0
            also in some.csv                                      1
              but for case and blanks                             1

            label    some.csv   other.csv
            a      2   50.0 %  0    0.0 %
            b      2   50.0 %  1   50.0 %
            c      0    0.0 %  1   50.0 %

            length of texts              min  median  95 %  max
            some.csv         characters    0       3     3    3
                             words         0       1     1    1
            other.csv        characters    3       3     4    4
                             words         1       1     1    1

            some.csv: 1 row without text:
              line 5 (a)

            some.csv: 1 row with the text of an earlier row:
              line 4 (b)  = line 2 (a)

            some.csv: 2 rows of texts with several labels, the first:
              line 4 (b)  = line 2 (a)

            other.csv: 1 row with labels that training does not have: c

            other.csv: 1 row with a text of some.csv, 0 of them with another label:
              line 2 (b)  = line 3 (b)

            """);
    }

    [Fact]
    public async Task Check_Recipe_CountsTokensWithItsSettings()
    {
        var run = await CommandRun.Of(
            "data", "check", model.Train, "--recipe", model.Recipe, "--set", "tokenizer.max_length=4", "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("vocabulary_size").GetInt32().ShouldBeGreaterThan(2);
        var tokens = report.GetProperty("files")[0].GetProperty("tokens");
        tokens.GetProperty("max_length").GetInt32().ShouldBe(4);
        tokens.GetProperty("truncated").GetProperty("rows").GetInt64().ShouldBeInRange(1, 60);
        tokens.GetProperty("unknown_tokens").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Check_RecipeWithAFormat_ReadsAsTrainingDoes()
    {
        var file = model.Folder.Write("rows.txt", "a\tsun\nb\tfog\n");
        var run = await CommandRun.Of("data", "check", file, "--recipe", model.Recipe, "--set", "data.format=tsv",
            "--no-header", "--label-column", "1", "--text-column", "2");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldContain("rows                                       2\n");
    }

    [Fact]
    public async Task Check_Model_ShowsItsVocabulary()
    {
        var run = await CommandRun.Of("data", "check", model.Test, "--model", model.Run);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldContain("\nvocabulary ");
        run.Output.ShouldContain("\nunknown tokens ");
    }

    [Fact]
    public async Task Check_RecipeAndModel_IsTold() =>
        (await CommandRun.Of("data", "check", model.Test, "--model", model.Run, "--recipe", model.Recipe))
            .ShouldTell("glosa data check", "--recipe or --model", "both");

    [Fact]
    public async Task Check_SetWithoutRecipe_IsTold() =>
        (await CommandRun.Of("data", "check", model.Test, "--set", "tokenizer.max_length=4"))
            .ShouldTell("--set", "a recipe to change, by --recipe", "none");

    [Fact]
    public async Task Check_BrokenRow_IsToldWithItsLine()
    {
        var file = model.Folder.Write("broken.csv", "text,label\nsun,a\nfog\n");
        (await CommandRun.Of("data", "check", file)).ShouldTell($"{file}:3", "2 fields, as in line 1", "1 field");
    }

    [Theory]
    [InlineData("a command: get, check, audit, convert", "none", "data")]
    [InlineData("a command: get, check, audit, convert", "chekc", "data", "chekc")]
    public async Task Data_WithoutACommandItHas_ListsThem(string expected, string found, params string[] arguments) =>
        (await CommandRun.Of(arguments)).ShouldTell("glosa data\n", expected, found);

    [Fact]
    public async Task Check_NoFile_NamesTheWholeCommand() =>
        (await CommandRun.Of("data", "check")).Error.ShouldContain("see: glosa data check --help");
}
