using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Encoders;

/// <summary>An encoder whose layers are trained one epoch after the other, from the top.</summary>
public sealed class GradualUnfreezingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("auto")]
    [InlineData("none")]
    public void Run_LayersByName_TrainsEachFromItsEpochOn(string states)
    {
        var encoder = TinyBert.CopyTo(_folder, (name, value) => (name, value));
        var recorder = new WeightRecorder();
        using var run = TrainingRun.Create(RecipeFile.Parse($$"""
            name: tiny
            baseline: false
            data: {train: '{{_folder.Write("train.csv", SampleTexts.ToCsv(60))}}'}
            encoder: {from: '{{encoder}}'}
            tokenizer: {max_length: 8}
            cache: {states: {{states}}}
            model: {type: bert}
            training:
              epochs: 4
              batch_size: 16
              freeze_until_epoch: {bert.encoder: 2, bert.encoder.layer.0: 3, bert.embeddings: 4}
            """, "recipe", []), Path.Combine(_folder.Path, "run"), [recorder]);
        recorder.Remember(run.Model.Parameters);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        recorder.Changed.ShouldBe(
        [
            ["bert.pooler", "classifier"],
            ["bert.encoder.layer.1", "bert.pooler", "classifier"],
            ["bert.encoder.layer.0", "bert.encoder.layer.1", "bert.pooler", "classifier"],
            ["bert.embeddings", "bert.encoder.layer.0", "bert.encoder.layer.1", "bert.pooler", "classifier"],
        ]);
    }

    /// <summary>The parts of the model of which each epoch changed a weight.</summary>
    private sealed class WeightRecorder : ITrainingObserver
    {
        private static readonly string[] s_parts =
            ["bert.embeddings", "bert.encoder.layer.0", "bert.encoder.layer.1", "bert.pooler", "classifier"];

        private Dictionary<string, float[]> _before = [];

        public List<string[]> Changed { get; } = [];

        public void Remember(Glosa.Neural.ParameterStore store) => _before =
            store.Parameters.ToDictionary(weight => weight.Name, weight => weight.Tensor.ToArray<float>());

        public void EpochEnded(Trainer trainer, EpochRecord epoch)
        {
            var before = _before;
            Remember(trainer.Task.Parameters);
            Changed.Add([.. s_parts.Where(part => _before.Keys.Any(name => name.StartsWith(part + ".", StringComparison.Ordinal)
                && !_before[name].AsSpan().SequenceEqual(before[name])))]);
        }
    }
}
