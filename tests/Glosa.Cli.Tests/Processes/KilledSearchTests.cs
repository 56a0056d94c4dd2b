using Glosa.Data;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Processes;

public sealed class KilledSearchTests : IDisposable
{
    private const int Kills = 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Resume_KilledAtFiveMoments_GivesTheTrialsAndTheWinnerOfAnUnbrokenSearch()
    {
        var (whole, killed) = (Path.Combine(_folder.Path, "whole"), Path.Combine(_folder.Path, "killed"));
        (await CommandRun.Of(Search(whole))).ExitCode.ShouldBe(ExitCode.Done);

        var random = RandomStream.Derive(DateTimeOffset.UtcNow.Ticks, "kill");      // any moment must do
        var kills = 0;
        for (var start = 0; start < Kills; start++)
        {
            using var program = ProgramRun.Start(start == 0 ? Search(killed) : ["search", "--resume", killed]);
            var before = Checkpoints(killed);
            await program.WaitUntil(() => File.Exists(Path.Combine(killed, "search.json")) && Checkpoints(killed) != before);
            await Task.Delay(random.Next(150));
            if (program.HasExited) break;
            program.Kill();
            kills++;
        }
        kills.ShouldBe(Kills);
        (await CommandRun.Of("search", "--resume", killed)).ExitCode.ShouldBe(ExitCode.Done);
        RunFiles.ShouldBeTheSameSeries(killed, whole);
        File.ReadAllBytes(Path.Combine(killed, "best", "model.safetensors"))
            .ShouldBe(File.ReadAllBytes(Path.Combine(whole, "best", "model.safetensors")));
    }

    // The shipped sample; a checkpoint every few steps makes many moments.
    private static string[] Search(string output)
    {
        var samples = Path.Combine(Snapshot.RepositoryRoot, "samples", "news");
        return ["search", Path.Combine(Snapshot.RepositoryRoot, "recipes", "quickstart.yaml"),
            "--train", Path.Combine(samples, "train.csv"), "--test", Path.Combine(samples, "test.csv"), "--output", output,
            "--trials", "5", "--vary", "model.hidden_size=[8, 16, 24]", "--vary", "training.batch_size=[8, 16]",
            "--set", "training.epochs=4", "--set", "training.checkpoints.every_steps=10", "--threads", "1"];
    }

    // The names of all that are whole.
    private static string Checkpoints(string search) => !Directory.Exists(search) ? "" : string.Join(' ',
        Directory.GetDirectories(search, "trial-*")
            .Select(trial => Path.Combine(trial, "checkpoints")).Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories).Where(path => !Path.GetFileName(path).Contains('.')).Order());
}
