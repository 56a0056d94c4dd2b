using System.Text.Json;

namespace Glosa.Cli.Tests.Commands;

public sealed class TrainFromTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Train_FromARun_TellsWhatWasTaken()
    {
        var recipe = model.Folder.Write("next.yaml", "name: next\nbaseline: false\nmodel: {type: lstm}\ntraining: {epochs: 1}\n");
        var run = await CommandRun.Of("train", recipe, "--train", model.Train, "--from", model.Run,
            "--output", model.Path("next"), "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain("\nfrom tiny: 7 weights of model.safetensors with ");
        JsonDocument.Parse(run.Output).RootElement.GetProperty("from").GetProperty("new").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Train_FromAnotherKind_IsTold() =>
        (await CommandRun.Of("train", model.Folder.Write("bag.yaml", "name: next\nmodel: {type: bag}\n"), "--train", model.Train, "--from", model.Run, "--output", model.Path("other")))
            .ShouldTell("model.type", $"lstm, as {model.Run} has it", "bag");
}
