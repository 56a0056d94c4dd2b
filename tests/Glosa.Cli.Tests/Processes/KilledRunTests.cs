using Glosa.Data;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Processes;

public sealed class KilledRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _recipe;
    private readonly string _train;

    public KilledRunTests()
    {
        _train = _folder.Write("train.csv", SampleTexts.ToCsv(200));
        // Long enough that a kill within 150 ms of a checkpoint comes before the end, on a fast machine too.
        _recipe = _folder.Write("recipe.yaml", """
            name: tiny
            model: {type: lstm, embedding_size: 8, hidden_size: 8, pooling: max, dropout: 0.2}
            training:
              epochs: 60
              batch_size: 8
              optimizer: {type: adam, learning_rate: 0.01}
              schedule: {type: linear}
              checkpoints: {every_steps: 3}
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Resume_KilledSeveralTimesAtRandom_EqualsAnUnbrokenRun()
    {
        var unbroken = Path.Combine(_folder.Path, "unbroken");
        (await CommandRun.Of(Train(unbroken))).ExitCode.ShouldBe(ExitCode.Done);

        var run = Path.Combine(_folder.Path, "killed");
        var random = RandomStream.Derive(DateTimeOffset.UtcNow.Ticks, "kill");      // any moment must do
        var kills = 0;
        for (var start = 0; start < 5; start++)
        {
            using var program = ProgramRun.Start(start == 0 ? Train(run) : ["train", "--resume", run]);
            var before = Newest(run);
            await program.WaitUntil(() => File.Exists(Path.Combine(run, "tokenizer.json")) && Newest(run) != before);
            await Task.Delay(random.Next(150));
            if (program.HasExited) break;
            program.Kill();
            kills++;
        }
        kills.ShouldBeGreaterThan(0);
        (await CommandRun.Of("train", "--resume", run)).ExitCode.ShouldBe(ExitCode.Done);
        RunFiles.ShouldBeTheSameRun(run, unbroken);
    }

    private string[] Train(string output) =>
        ["train", _recipe, "--train", _train, "--output", output, "--threads", "1"];

    // A checkpoint's name alone: what is being written or deleted does not count.
    private static string? Newest(string run)
    {
        var checkpoints = Path.Combine(run, "checkpoints");
        return !Directory.Exists(checkpoints) ? null
            : Directory.GetDirectories(checkpoints).Select(Path.GetFileName)
                .Where(name => !name!.Contains('.')).Max(StringComparer.Ordinal);
    }
}
