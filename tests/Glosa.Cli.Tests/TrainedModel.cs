using Glosa.Testing;

namespace Glosa.Cli.Tests;

/// <summary>Sample files, a recipe, and a run that was trained with them by the command.</summary>
public sealed class TrainedModel : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public string Recipe { get; private set; } = "";

    public string Train { get; private set; } = "";

    public string Test { get; private set; } = "";

    public string Run { get; private set; } = "";

    /// <summary>What <c>train --json</c> printed.</summary>
    public string TrainingOutput { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Train = Folder.Write("train.csv", SampleTexts.ToCsv(60));
        Test = Folder.Write("test.csv", SampleTexts.ToCsv(20, seed: 2));
        Recipe = Folder.Write("recipe.yaml", """
            name: tiny
            model: {type: lstm, embedding_size: 8, hidden_size: 8}
            training: {epochs: 2, batch_size: 16}
            """);
        Run = Path("run");
        var trained = await CommandRun.Of("train", Recipe, "--train", Train, "--test", Test, "--output", Run, "--json");
        trained.ExitCode.ShouldBe(ExitCode.Done, trained.Error);
        TrainingOutput = trained.Output;
    }

    public string Path(string name) => System.IO.Path.Combine(Folder.Path, name);

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }
}
