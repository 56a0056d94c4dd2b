using System.Text.Json;

namespace Glosa.Cli.Tests.Commands;

public class JsonTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public void Train_Json_HoldsWhatIsPromised()
    {
        var result = One(model.TrainingOutput);
        result.EnumerateObject().Select(one => one.Name).ShouldBe(
        [
            "run", "model", "outcome", "epochs", "best_epoch", "validation", "test", "calibration", "baseline", "texts_per_second",
            "seconds", "origin", "peak_memory_bytes",
        ]);
        result.GetProperty("run").GetString().ShouldBe(model.Run);
        result.GetProperty("outcome").GetString().ShouldBe("completed");
        result.GetProperty("epochs").GetInt32().ShouldBe(2);
        foreach (var key in new[] { "loss", "accuracy", "macro_f1", "weighted_f1" })
        {
            result.GetProperty("validation").GetProperty(key).GetDouble().ShouldBeGreaterThanOrEqualTo(0);
            result.GetProperty("test").GetProperty(key).GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        }
        result.GetProperty("test").GetProperty("per_class").GetProperty("fire").GetProperty("support").GetInt32()
            .ShouldBe(7);
    }

    [Fact]
    public async Task Evaluate_Json_EqualsTheTestOfTraining()
    {
        var run = await CommandRun.Of("evaluate", model.Run, model.Test, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var scores = One(run.Output);
        foreach (var expected in One(model.TrainingOutput).GetProperty("test").EnumerateObject())
            scores.GetProperty(expected.Name).GetRawText().ShouldBe(expected.Value.GetRawText(), expected.Name);
    }

    [Fact]
    public async Task Evaluate_Text_ShowsReportAndMatrix()
    {
        var run = await CommandRun.Of("evaluate", model.Run, model.Test);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldStartWith("texts 20, loss ");
        run.Output.ShouldContain("weighted avg");
        run.Output.ShouldContain("label \\ predicted");
    }

    [Fact]
    public async Task Doctor_Json_HoldsWhatTheMachineHas()
    {
        var run = await CommandRun.Of("doctor", "--json");
        var found = One(run.Output);
        string[] keys =
        [
            "glosa", "dotnet", "system", "processors", "libtorch", "instruction_set",
            "blas", "onednn", "bf16", "threads", "cuda_devices",
        ];
        foreach (var key in keys) found.GetProperty(key).GetString().ShouldNotBeNullOrEmpty(key);
    }

    private static JsonElement One(string output)
    {
        output.TrimEnd('\n').ShouldNotContain("\n");
        return JsonDocument.Parse(output).RootElement;
    }
}
