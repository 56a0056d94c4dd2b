using System.Text.Json;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

/// <summary><c>glosa report</c>, <c>data audit</c>, and what <c>predict</c> does where the model is not sure.</summary>
public class TrustCommandsTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Predict_MinConfidence_GivesNoLabelBelow()
    {
        (await Predict("jsonl", "1"))[0].ShouldContain("\"label\":null");
        (await Predict("csv", "1"))[1].ShouldMatch(@"^hot,,0\.\d{6},");
        (await Predict("fasttext", "1"))[0].ShouldBe("");
        JsonDocument.Parse((await Predict("jsonl", "0"))[0]).RootElement.GetProperty("label").GetString().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1.5")]
    [InlineData("NaN")]
    public async Task Predict_MinConfidenceThatIsNoShare_IsRefused(string value) =>
        (await CommandRun.Of("predict", model.Run, "hot", "--min-confidence", value))
            .ShouldTell("--min-confidence", "a number from 0 to 1", value);

    [Fact]
    public async Task Predict_Calibrated_KeepsTheLabel()
    {
        var (plain, calibrated) = (await Label(), await Label("--calibrated"));
        calibrated.ShouldBe(plain);

        async Task<string?> Label(params string[] options)
        {
            var run = Path("p.jsonl");
            (await CommandRun.Of(["predict", model.Run, "hot", "--output", run, .. options])).ExitCode.ShouldBe(ExitCode.Done);
            return JsonDocument.Parse(File.ReadAllText(run)).RootElement.GetProperty("label").GetString();
        }
    }

    [Fact]
    public async Task Predict_CalibratedWithoutTemperature_IsRefused() =>
        (await CommandRun.Of("predict", Golden.Path("saved-model", "format-1"), "hot", "--calibrated"))
            .ShouldTell("", "a model with a temperature", "none");

    [Fact]
    public async Task Report_OfARun_WritesWhereItIsAskedTo()
    {
        var page = Path("page.html");
        var run = await CommandRun.Of("report", model.Run, "--output", page);
        (run.ExitCode, run.Error.Trim()).ShouldBe((ExitCode.Done, $"report {page}"));
        File.ReadAllText(page).ShouldContain("id=\"mistakes\"");
    }

    [Fact]
    public async Task Report_OfNoRun_IsRefused() =>
        (await CommandRun.Of("report", model.Folder.Path)).ShouldTell(model.Folder.Path, "a run that has ended", "a directory");

    [Fact]
    public async Task Audit_AFile_TellsRowsAndWritesThem()
    {
        var file = Path("audited.csv");
        // Every other text is of fire, but for the one in line 11, which says that it is of snow.
        File.WriteAllLines(file, ["text,label", .. Enumerable.Range(2, 60).Select(line =>
            $"the {(line % 2 == 1 ? "hot fire burns" : "cold snow falls")} {line},{(line % 2 == 1 && line != 11 ? "fire" : "snow")}")]);
        var found = Path("found.csv");
        var run = await CommandRun.Of("data", "audit", file, "--output", found);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldContain("line 11 ");
        var lines = File.ReadAllLines(found);
        lines[0].ShouldBe("file,line,row,label,likely_label,score,text");
        lines[1].ShouldStartWith($"{file},11,9,");
    }

    [Fact]
    public async Task Audit_FileAndSeries_IsRefused() =>
        (await CommandRun.Of("data", "audit", model.Train, "--series", model.Run))
            .ShouldTell("glosa data audit", "FILE or --series", "both");

    private string Path(string name) => model.Path(name);

    private async Task<string[]> Predict(string format, string minConfidence)
    {
        var output = Path($"abstained.{format}");
        var run = await CommandRun.Of("predict", model.Run, "hot", "--format", format, "--min-confidence", minConfidence,
            "--output", output);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return File.ReadAllLines(output);
    }
}
