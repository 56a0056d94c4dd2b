using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Encoders;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Models.Bert;

public sealed class BertCheckpointingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("bert.embeddings")]
    [InlineData("bert.embeddings,bert.encoder.layer.0")]
    public void Backward_WithDropout_GivesTheGradientsOfAnOrdinaryOne(string frozen)
    {
        var (ordinary, checkpointed) = (Gradients(checkpoints: false, frozen), Gradients(checkpoints: true, frozen));
        checkpointed.Keys.ShouldBe(ordinary.Keys);
        foreach (var (name, gradient) in ordinary) checkpointed[name].ShouldBe(gradient, name);
    }

    [Theory]
    [InlineData("bert", "")]
    [InlineData("bert_gru", "")]
    [InlineData("bert", "training.freeze_until_epoch={bert.embeddings: 2, bert.encoder.layer.0: 2}")]
    [InlineData("bert", "training.accumulate_batches=2")]
    [InlineData("bert", "model.window_length=6")]
    public void Run_WithCheckpoints_GivesTheWeightsOfOneWithout(string kind, string setting)
    {
        var (without, with) = (Weights(kind, setting, checkpoints: false), Weights(kind, setting, checkpoints: true));
        foreach (var (name, values) in without) with[name].ShouldBe(values, name);
    }

    [Fact]
    public void Forward_WithCheckpoints_KeepsAFractionOfTheMemory()
    {
        var (ordinary, checkpointed) = (BytesForBackward(checkpoints: false), BytesForBackward(checkpoints: true));
        checkpointed.ShouldBeLessThan(ordinary / 4, $"{checkpointed:N0} bytes instead of {ordinary:N0}");
    }

    // What a forward pass keeps: of 1,000 tokens in 8 layers.
    private static long BytesForBackward(bool checkpoints)
    {
        var options = new TextBertOptions { HiddenSize = 64, Layers = 8, MaxPositions = 16, GradientCheckpointing = checkpoints };
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var model = TinyBert.Create(options, store);
        int[][] texts = [.. Enumerable.Repeat(Enumerable.Range(2, 10).ToArray(), 100)];
        using var open = new GradientCheckpointing();
        var before = NativeMemory.BytesInUse;
        model.Forward(TokenBatch.Create(texts, 0, Device.Cpu), training: true);
        return NativeMemory.BytesInUse - before;
    }

    private static Dictionary<string, float[]> Gradients(bool checkpoints, string frozen)
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var model = TinyBert.Create(TinyBert.Options with
        {
            HiddenDropout = 0.2,
            AttentionDropout = 0.2,
            ClassifierDropout = 0.2,
            GradientCheckpointing = checkpoints,
        }, store);
        foreach (var weight in store.Parameters)
            weight.Trainable = !frozen.Split(',').Any(prefix => weight.Name.StartsWith(prefix + ".", StringComparison.Ordinal));
        Engine.Seed(9);
        using var open = new GradientCheckpointing();
        var loss = Losses.CrossEntropy(model.Forward(TokenBatch.Create(TinyBert.Texts, 0, Device.Cpu), training: true),
            Tensor.From<long>([0, 2, 1, 1]));
        open.Backward(loss);
        return store.Parameters.Where(weight => weight.Trainable)
            .ToDictionary(weight => weight.Name, weight => weight.Tensor.Gradient!.ToArray<float>());
    }

    private Dictionary<string, float[]> Weights(string kind, string setting, bool checkpoints)
    {
        var recipe = RecipeFile.Parse($$"""
            name: tiny
            baseline: false
            data: {train: '{{_folder.Write("train.csv", SampleTexts.ToCsv(60))}}'}
            tokenizer: {type: wordpiece, max_length: 14}
            model: {type: {{kind}}, hidden_size: 8, layers: 2, heads: 2, max_positions: 16}
            training: {epochs: 2, batch_size: 16}
            """, "recipe", [$"model.gradient_checkpointing={(checkpoints ? "true" : "false")}", .. setting.Length > 0 ? [setting] : Array.Empty<string>()]);
        using var run = TrainingRun.Create(recipe, Path.Combine(_folder.Path, $"run-{checkpoints}"), []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        return run.Model.Parameters.Parameters.ToDictionary(weight => weight.Name, weight => weight.Tensor.ToArray<float>());
    }
}
