using Glosa.Data;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Tokenization;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Training;

/// <summary>A trainer of a small LSTM on sample texts, without files.</summary>
internal sealed class TrainingHarness : IDisposable
{
    private readonly ParameterStore _store = new(seed: 1, Device.Cpu);
    private readonly ScriptedModel _model;

    public TrainingHarness(TrainingOptions options, params ITrainingObserver[] observers)
        : this(options, texts: 60, observers)
    {
    }

    public TrainingHarness(TrainingOptions options, int texts, params ITrainingObserver[] observers)
    {
        DataSet training = new("train", SampleTexts.Make(texts)),
            validation = new("validation", SampleTexts.Make(20, seed: 2));
        var labels = LabelSet.From(training, new DataOptions());
        var tokenizer = Tokenizer.Train(new TokenizerOptions(), training.Examples.Select(example => example.Text));
        var inner = new TextLstm(
            new TextLstmOptions { EmbeddingSize = 8, HiddenSize = 8, Pooling = RecurrentPooling.Max },
            new ModelShape(tokenizer.Vocabulary.Count, labels.Count, 0), _store.Root);
        _model = new ScriptedModel(inner);
        Task = new ClassificationTask(_model, _store, EncodedDataSet.Encode(training, tokenizer, labels),
            EncodedDataSet.Encode(validation, tokenizer, labels), labels, 0, options);
        Trainer = new Trainer(Task, options, observers);
    }

    public static TrainingOptions Options { get; } = new()
    {
        Epochs = 3,
        BatchSize = 16,
        Optimizer = new AdamOptions { LearningRate = 0.01 },
    };

    public ClassificationTask Task { get; }

    public Trainer Trainer { get; }

    /// <summary>Logits added in validation, by the number of the validation pass from 1; null adds nothing.</summary>
    public Func<int, double>? ValidationNoise
    {
        set => _model.Noise = value;
    }

    /// <summary>Whether gradients in training are too large for a float, while the logits are what they are.</summary>
    public bool HugeGradients
    {
        set => _model.HugeGradients = value;
    }

    public static TrainerState Run(TrainingOptions options, Func<int, double>? validationNoise = null)
    {
        using var harness = new TrainingHarness(options) { ValidationNoise = validationNoise };
        harness.Trainer.Run(CancellationToken.None);
        return harness.Trainer.State;
    }

    /// <summary>Mean loss of the training texts of each label before the first step.</summary>
    public static double[] LossOfEachLabel(TrainingOptions options)
    {
        using var harness = new TrainingHarness(options);
        var task = harness.Task;
        var logProbabilities = Inference.LogProbabilities(task.Model, task.Training.Ids, task.PaddingId, Device.Cpu);
        return [.. task.Training.Labels.Index().GroupBy(text => text.Item).OrderBy(group => group.Key)
            .Select(group => group.Average(text => -logProbabilities[text.Index * task.Labels.Count + text.Item]))];
    }

    public float[] Weights() => [.. _store.Parameters.SelectMany(parameter => parameter.Tensor.ToArray<float>())];

    public void Dispose()
    {
        Trainer.Dispose();
        _store.Dispose();
    }

    /// <summary>A model whose validation gets worse on demand: the first label's logit is raised.</summary>
    private sealed class ScriptedModel(TextModel inner) : TextModel
    {
        private int _validations;

        public Func<int, double>? Noise { get; set; }

        public bool HugeGradients { get; set; }

        public override Tensor Embed(TokenBatch batch) => inner.Embed(batch);

        public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
        {
            var logits = inner.Forward(vectors, batch, training);
            if (training && HugeGradients) return Steeper(Steeper(logits));
            if (training || Noise is null) return logits;
            var raised = Tensor.From<float>([(float)Noise(++_validations), 0, 0]);
            return logits + raised;
        }

        private static Tensor Steeper(Tensor logits) => logits + (logits - logits.Detach()) * 1e38;
    }
}
