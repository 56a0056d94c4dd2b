using Glosa.Data;
using Glosa.Encoders;
using Glosa.FineTuning;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Encoders;

/// <summary>Directories that can be read: the model gives the logits of the published equations.</summary>
public sealed class PretrainedEncoderTests : IDisposable
{
    private const double Tolerance = 1e-5;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_Directory_TellsSizesAndLabels()
    {
        var encoder = PretrainedEncoder.Open(TinyBert.Directory);
        encoder.Labels.ShouldBe(TinyBert.Labels);
        encoder.Weights.ShouldBe(Path.Combine(TinyBert.Directory, "pytorch_model.bin"));
        encoder.Options.ShouldBe(new TextBertOptions
        {
            HiddenSize = 12,
            Layers = 2,
            Heads = 3,
            IntermediateSize = 24,
            MaxPositions = 16,
            HiddenDropout = 0,
            AttentionDropout = 0,
            ClassifierDropout = 0,
        });
    }

    [Fact]
    public void Load_OlderNamesFromPyTorch_GivesTheLogits() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var report = ShouldGive(TinyBert.Directory, "");
        report.ToString().ShouldBe(
            "bert: 41 weights of pytorch_model.bin with 3,243 values; not used: cls.predictions");
        report.New.ShouldBeEmpty();
        report.WhyNewHead.ShouldBeNull();
    });

    [Theory]
    [InlineData("gelu", "")]
    [InlineData("gelu_python", "")]
    [InlineData("gelu_new", ".gelu_new")]
    [InlineData("gelu_pytorch_tanh", ".gelu_new")]
    [InlineData("relu", ".relu")]
    public void Load_AnyActivation_GivesItsLogits(string activation, string suffix)
    {
        var copy = TinyBert.CopyTo(_folder, (name, value) => (name, value));
        TinyBert.Configure(copy, ("hidden_act", activation), ("model_type", null), ("type_vocab_size", null));
        ShouldGive(copy, suffix).ToString().ShouldBe("tiny: 41 weights of model.safetensors with 3,243 values");
    }

    [Fact]
    public void Load_DoublePrecision_GivesTheLogits() =>
        ShouldGive(TinyBert.CopyTo(_folder, (name, value) => (name, value.To(DType.Float64))), "");

    [Theory]
    [InlineData(DType.Float16, 0.01)]
    [InlineData(DType.BFloat16, 0.1)]
    public void Load_HalfPrecision_GivesTheLogitsNearly(DType type, double tolerance) =>
        ShouldGive(TinyBert.CopyTo(_folder, (name, value) => (name, value.To(type))), "", tolerance);

    [Fact]
    public void Load_EncoderAloneWithoutAPooler_StartsTheseAnew()
    {
        var copy = TinyBert.CopyTo(_folder, (name, value) =>
            name.StartsWith("bert.pooler", StringComparison.Ordinal) || name.StartsWith("classifier", StringComparison.Ordinal)
                ? null : (name["bert.".Length..], value));
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        using var fresh = new ParameterStore(seed: 7, Device.Cpu);
        var report = Load(copy, store, TinyBert.Labels);
        TinyBert.Create(PretrainedEncoder.Open(copy).Options, fresh);
        report.New.ShouldBe(["bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight", "classifier.bias"]);
        report.ToString().ShouldEndWith(
            "; new: bert.pooler.dense, classifier (the file has no classifier.weight)");
        foreach (var name in report.New) ValuesOf(store, name).ShouldBe(ValuesOf(fresh, name));     // from the seed
        using var scope = new TensorScope();
        var weights = TinyBert.Weights();
        foreach (var name in weights.Keys.Except(report.New)) ValuesOf(store, name).ShouldBe(weights[name].ToArray<float>());
    }

    [Fact]
    public void Load_Shards_GivesTheLogits()
    {
        var copy = TinyBert.CopyTo(_folder);
        using (new TensorScope())
        {
            var halves = TinyBert.Weights().Chunk(20).ToArray();
            for (var number = 0; number < halves.Length; number++)
                SafeTensorsFile.Save(Path.Combine(copy, $"model-{number}.safetensors"), halves[number]);
            File.WriteAllText(Path.Combine(copy, "model.safetensors.index.json"), "{\"weight_map\": {" + string.Join(", ",
                halves.SelectMany((half, number) => half.Select(weight => $"\"{weight.Key}\": \"model-{number}.safetensors\"")))
                + "}}");
        }
        ShouldGive(copy, "").File.ShouldBe("model.safetensors.index.json");
    }

    [Fact]
    public void Load_LabelsInAnotherOrder_PutsTheClassifiersRowsInOrder()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var encoder = PretrainedEncoder.Open(TinyBert.Directory);
        var model = TinyBert.Create(encoder.Options, store);
        encoder.LoadInto(store, new LabelSet(["snow", "fire", "rain"])).New.ShouldBeEmpty();
        TinyBert.LogitsOf(model).ShouldBeCloseTo(
            TinyBert.Logits().IndexSelect(1, Tensor.From<long>([2, 0, 1])), Tolerance);
    }

    [Theory]
    [InlineData("its labels are \"fire\", \"rain\", \"snow\", not \"bad\", \"good\"", "bad", "good")]
    [InlineData("its labels are \"fire\", \"rain\", \"snow\", not \"fire\", \"rain\", \"ice\"", "fire", "rain", "ice")]
    public void Load_OtherLabels_StartsTheClassifierAnew(string why, params string[] labels)
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var report = Load(TinyBert.Directory, store, labels);
        report.New.ShouldBe(["classifier.weight", "classifier.bias"]);
        report.WhyNewHead.ShouldBe(why);
        report.Unused.ShouldBe(["classifier.weight", "classifier.bias", "cls.predictions.bias"]);
        report.ToString().ShouldEndWith($"; new: classifier ({why}); not used: classifier, cls.predictions");
    }

    [Fact]
    public void Load_NoNamesOfLabels_StartsTheClassifierAnew()
    {
        var copy = TinyBert.CopyTo(_folder, (name, value) => (name, value));
        TinyBert.Configure(copy, ("id2label", null));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Load(copy, store, TinyBert.Labels).WhyNewHead.ShouldBe("the names of its 3 labels are not told");
    }

    [Fact]
    public void Load_AnotherHead_StartsAnewAsAWhole()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var encoder = PretrainedEncoder.Open(TinyBert.Directory);
        TinyBert.Create(encoder.Options with { HeadSize = 12, Pooling = BertPooling.Cls }, store);
        var report = encoder.LoadInto(store, new LabelSet(TinyBert.Labels));
        report.New.ShouldBe(["head.weight", "head.bias", "classifier.weight", "classifier.bias"]);
        report.Unused.ShouldContain("bert.pooler.dense.weight");
    }

    private static StartReport ShouldGive(string directory, string suffix, double tolerance = Tolerance)
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var encoder = PretrainedEncoder.Open(directory);
        var model = TinyBert.Create(encoder.Options, store);
        var report = encoder.LoadInto(store, new LabelSet(TinyBert.Labels));
        TinyBert.LogitsOf(model).ShouldBeCloseTo(TinyBert.Logits(suffix), tolerance);
        return report;
    }

    private static StartReport Load(string directory, ParameterStore store, string[] labels)
    {
        var encoder = PretrainedEncoder.Open(directory);
        TinyBert.Create(encoder.Options, store, labels.Length);
        return encoder.LoadInto(store, new LabelSet(labels));
    }

    private static float[] ValuesOf(ParameterStore store, string name) =>
        store.Parameters.Single(parameter => parameter.Name == name).Tensor.ToArray<float>();
}
