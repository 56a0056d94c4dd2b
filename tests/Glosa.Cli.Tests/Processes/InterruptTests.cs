using System.Text.Json;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Processes;

public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_CtrlC_LeavesCheckpointAndBestModelAndTellsHowToGoOn()
    {
        var run = Path.Combine(_folder.Path, "run");
        using var program = Start(run);
        await program.WaitUntil(() => File.Exists(Path.Combine(run, "best", "config.json")));
        program.Interrupt();
        var (exitCode, output, error) = await program.Finish();

        exitCode.ShouldBe(ExitCode.Interrupted, error);
        error.ShouldContain("stopped\n");
        error.ShouldEndWith($"to go on: glosa train --resume {run}\n");
        JsonDocument.Parse(output).RootElement.GetProperty("outcome").GetString().ShouldBe("interrupted");
        var checkpoint = RunFiles.LastCheckpoint(run);
        File.Exists(Path.Combine(checkpoint, "trainer_state.json")).ShouldBeTrue();
        using (var classifier = TextClassifier.Load(run)) classifier.Predict("fire1").Label.ShouldNotBeEmpty();

        using var resumed = ProgramRun.Start("train", "--resume", run, "--json");
        await resumed.WaitUntil(() => RunFiles.LastCheckpoint(run) != checkpoint);
        resumed.Interrupt();
        (exitCode, _, error) = await resumed.Finish();
        exitCode.ShouldBe(ExitCode.Interrupted, error);
        error.ShouldContain("going on after ");
    }

    [Fact]
    public async Task Train_KilledByASecondCtrlC_EndsAtOnce()
    {
        var run = Path.Combine(_folder.Path, "run");
        using var program = Start(run);
        await program.WaitUntil(() => File.Exists(Path.Combine(run, "recipe.yaml")));
        for (var signal = 0; signal < 2 && !program.HasExited; signal++) program.Interrupt();
        var (exitCode, _, error) = await program.Finish();
        exitCode.ShouldBe(ExitCode.Interrupted, error);
    }

    [Fact]
    public async Task Train_CtrlCInASeries_EndsAndTellsHowToGoOn()
    {
        var series = Path.Combine(_folder.Path, "series");
        using var program = Start(series, "--folds", "2");
        await program.WaitUntil(() => File.Exists(Path.Combine(series, "fold-1", "best", "config.json")));
        program.Interrupt();
        var (exitCode, output, error) = await program.Finish();
        exitCode.ShouldBe(ExitCode.Interrupted, error);
        error.ShouldEndWith($"to go on: glosa train --resume {series}\n");
        JsonDocument.Parse(output).RootElement.GetProperty("outcome").GetString().ShouldBe("interrupted");
        RunFiles.LastCheckpoint(Path.Combine(series, "fold-1")).ShouldNotBeEmpty();
        Directory.Exists(Path.Combine(series, "fold-2")).ShouldBeFalse();
    }

    private ProgramRun Start(string run, params string[] more) => ProgramRun.Start([
        "train", _folder.Write("recipe.yaml",
            "{name: tiny, model: {type: lstm}, training: {epochs: 1000000, batch_size: 4}}"),
        "--train", _folder.Write("train.csv", SampleTexts.ToCsv(100)), "--output", run, "--json", .. more]);
}
