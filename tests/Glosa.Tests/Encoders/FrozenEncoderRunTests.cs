using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Training;

namespace Glosa.Tests.Encoders;

/// <summary>Runs whose encoder is frozen: it reads each text once.</summary>
public sealed class FrozenEncoderRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _train;
    private readonly string _encoder;
    private int _runs;

    public FrozenEncoderRunTests()
    {
        _train = _folder.Write("train.csv", SampleTexts.ToCsv(80));
        _encoder = TinyBert.CopyTo(_folder, (name, value) => (name, value));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("disk")]
    public void Run_FrozenEncoder_ReadsEachTextOnce(string place)
    {
        using var run = Create("bert_gru", $"cache.states={place}");
        run.KeptStates!.ShouldContain(place);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        run.States!.TextsRead.ShouldBe(run.States.Plan.Texts.Count);
        File.Exists(Path.Combine(run.Directory, "states.cache")).ShouldBe(place == "disk");
    }

    [Theory]
    [InlineData("bert")]
    [InlineData("bert_gru")]
    public void Run_TextsInWindows_ReadsEachWindowOnce(string model)
    {
        using var run = Create(model, "model.window_length=6", "tokenizer.max_length=14");
        var texts = run.States!.Plan.Texts;
        texts.ShouldAllBe(window => window.Length <= 6);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        run.States.TextsRead.ShouldBe(texts.Count);
    }

    [Fact]
    public void Run_FewerBytesThanTexts_ReadsTheOthersInEachEpoch()
    {
        using var run = Create("bert_gru", "cache.max_bytes=2000");
        var plan = run.States!.Plan;
        plan.KeptTexts.ShouldBeInRange(1, plan.Texts.Count - 1);
        run.Run(CancellationToken.None);
        run.States.TextsRead.ShouldBeInRange(
            plan.KeptTexts + 3 * (plan.Texts.Count - plan.KeptTexts), plan.KeptTexts + 3 * (80 - plan.KeptTexts));
    }

    [Fact]
    public void Resume_AfterAStep_EqualsAnUnbrokenRun()
    {
        var (unbroken, here) = (Finished("bert_gru"), new BreakAt(step: 5));
        string broken;
        using (var run = Create("bert_gru", [here]))
        {
            broken = run.Directory;
            here.Break(run);
        }
        ResumeFixture.Finish(broken);
        RunFiles.ShouldBeTheSameRun(broken, unbroken);
    }

    [Fact]
    public void Run_EncoderTrainedLater_LearnsFromThenOn()
    {
        using var run = Create("bert", "training.frozen=[]", "training.freeze_until_epoch={bert: 2}");
        var before = Weight(run);
        run.States.ShouldNotBeNull();
        run.Run(CancellationToken.None);
        Weight(run).ShouldNotBe(before);
    }

    [Theory]
    [InlineData("cache.states=none")]
    [InlineData("training.frozen=[bert.embeddings]")]
    public void Run_NothingToKeep_KeepsNothing(string setting)
    {
        using var run = Create("bert_gru", setting);
        run.KeptStates.ShouldBeNull();
    }

    [Fact]
    public void Run_FrozenEncoder_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() => Finished("bert_gru"));

    public void Dispose() => _folder.Dispose();

    private static float[] Weight(TrainingRun run) => run.Model.Parameters.Parameters
        .Single(parameter => parameter.Name == "bert.encoder.layer.0.attention.self.query.weight").Tensor.ToArray<float>();

    private string Finished(string model, params string[] settings)
    {
        using var run = Create(model, settings);
        run.Run(CancellationToken.None);
        return run.Directory;
    }

    private TrainingRun Create(string model, params string[] settings) => Create(model, [], settings);

    private TrainingRun Create(string model, ITrainingObserver[] observers, params string[] settings) => TrainingRun.Create(RecipeFile.Parse($$"""
        name: tiny
        baseline: false
        data: {train: '{{_train}}', validation_share: 0.2}
        encoder: {from: '{{_encoder}}'}
        tokenizer: {max_length: 8}
        model: {type: {{model}}}
        training: {epochs: 3, batch_size: 16, frozen: [bert]}
        """, "recipe", settings), Path.Combine(_folder.Path, $"run{++_runs}"), observers);
}
