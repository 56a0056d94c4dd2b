using Glosa.Data;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;
using Glosa.Testing;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Training;

/// <summary>The same first weights, batches and settings lose the same, step by step, as in PyTorch:
/// tests/golden/training/make_curves.py.</summary>
public sealed class CurveParityTests
{
    private const double Tolerance = 1e-3;     // relative
    private const int Size = 12;
    private static readonly ModelShape s_shape = new(VocabularySize: 30, LabelCount: 3, PaddingId: 0, MaxLength: 11);

    private static readonly Dictionary<string, (TextModelOptions Model, TrainingOptions Training)> s_cases = new()
    {
        ["bag"] = (new TextBagOptions { EmbeddingSize = Size }, FallingAdamW(0.01)),
        ["bag_bigrams"] = (new TextBagOptions { EmbeddingSize = Size, WordNgrams = 2, NgramBuckets = 50 },
            new() { Optimizer = new SgdOptions { LearningRate = 0.5 } }),
        ["lstm"] = (new TextLstmOptions { EmbeddingSize = Size, HiddenSize = Size },
            new() { Optimizer = new SgdOptions { LearningRate = 0.5 }, ClipNorm = 0.1 }),
        ["lstm_bidirectional"] = (
            new TextLstmOptions { EmbeddingSize = Size, HiddenSize = Size, Layers = 2, Bidirectional = true },
            new() { Optimizer = new AdamOptions { LearningRate = 0.002 }, ClipNorm = 2 }),
        ["gru_bidirectional"] = (
            new TextGruOptions { EmbeddingSize = Size, HiddenSize = Size, Layers = 2, Bidirectional = true },
            new() { Optimizer = new AdamOptions { LearningRate = 0.002 } }),
        ["cnn"] = (new TextCnnOptions { EmbeddingSize = Size, FiltersPerWidth = Size, Dropout = 0 },
            new() { Optimizer = new AdamOptions { LearningRate = 0.002 }, ClipNorm = 2 }),
        ["attention"] = (
            new TextAttentionOptions { EmbeddingSize = Size, Heads = 2, Residual = false, LayerNorm = false },
            FallingAdamW(0.005)),
        ["attention_max_learned_norm"] = (
            new TextAttentionOptions
            {
                EmbeddingSize = Size,
                Heads = 4,
                Residual = false,
                Positions = PositionKind.Learned,
                Pooling = AttentionPooling.Max,
            },
            FallingAdamW(0.005)),
        ["attention_two_layers"] = (
            new TextAttentionOptions
            {
                EmbeddingSize = Size,
                Heads = 3,
                Layers = 2,
                FeedForward = 20,
                Pooling = AttentionPooling.Mean,
            },
            FallingAdamW(0.002)),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_TwoHundredSteps_LosesWhatPyTorchLoses(string name)
    {
        var (model, training) = s_cases[name];
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("training", "curves.safetensors"));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var texts = BuiltIns.CreateModel(model, s_shape, store.Root);
        var prefix = $"{name}.weights.";
        store.Load(golden.Tensors.Select(tensor => tensor.Name)
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(key => key[prefix.Length..], golden.Read));
        using var optimizer = Optimizer.Create(store, training.Optimizer);
        var schedule = Schedule.Create(training.Schedule);
        var data = ReadTexts(golden);
        using var task = new ClassificationTask(
            texts, store, data, data, new LabelSet(["0", "1", "2"]), s_shape.PaddingId, training);
        var step = new TrainingStep(task, training, optimizer);

        var batches = golden.Read("batches").ToArray<long>().Chunk(8).ToArray();
        var expected = golden.Read($"{name}.losses").ToArray<float>();
        for (var number = 0; number < batches.Length; number++)
        {
            var rate = training.Optimizer.LearningRate
                * schedule.FactorAt(new SchedulePosition(number, batches.Length, 0));
            var record = step.Take([[.. batches[number].Select(text => (int)text)]], new StepPlace(1, number, rate));
            record.Loss.ShouldBe(expected[number], Tolerance * expected[number], $"step {number}");
        }
    }

    private static TrainingOptions FallingAdamW(double learningRate) => new()
    {
        Optimizer = new AdamWOptions { LearningRate = learningRate, WeightDecay = 0.01 },
        Schedule = new LinearScheduleOptions(),
        ClipNorm = 1,
    };

    private static EncodedDataSet ReadTexts(SafeTensorsFile golden)
    {
        var lengths = golden.Read("lengths").ToArray<long>();
        var rows = golden.Read("ids").ToArray<long>().Chunk((int)s_shape.MaxLength!);
        return new EncodedDataSet(new DataSet("curves", []),
            [.. rows.Zip(lengths, (row, length) => row.Take((int)length).Select(id => (int)id).ToArray())],
            [.. golden.Read("labels").ToArray<long>().Select(label => (int)label)]);
    }
}
