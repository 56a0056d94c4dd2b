using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Models;

public abstract class TextBertTests(TextBertOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) => new TextBert(
        options with { HiddenSize = 12, Layers = 2, Heads = 3, IntermediateSize = 24, MaxPositions = 11 }, shape, path);
}

public sealed class TextBertStandardTests() : TextBertTests(new() { HiddenDropout = 0, AttentionDropout = 0 });

public sealed class TextBertTwoLayerHeadTests() : TextBertTests(new()
{
    Pooling = BertPooling.Cls,
    HeadSize = 8,
    HiddenDropout = 0.02,
    AttentionDropout = 0.02,
    ClassifierDropout = 0,
});

public class TextBertGoldenTests
{
    private const double Tolerance = 1e-5;

    private static readonly TextBertOptions s_options = new()
    {
        HiddenSize = 12,
        Layers = 2,
        Heads = 3,
        IntermediateSize = 24,
        MaxPositions = 16,
        HiddenDropout = 0,
        AttentionDropout = 0,
        ClassifierDropout = 0,
    };

    private static readonly int[][] s_texts =
        [[2, 5, 6, 7, 8, 9, 3], [2, 3], [2, 10, 3], [2, 11, 12, 13, 14, 15, 16, 17, 18, 19, 4, 3]];

    [Fact]
    public void Forward_PublishedEquations_GivesTheirLogitsAndGradients()
    {
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("models", "bert.safetensors"));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var model = new TextBert(s_options, new ModelShape(20, 3, PaddingId: 0), store.Root);
        const string weights = "weights.";
        store.Load(golden.Tensors.Where(tensor => tensor.Name.StartsWith(weights, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name[weights.Length..], tensor => golden.Read(tensor.Name)));
        var logits = model.Forward(TokenBatch.Create(s_texts, paddingId: 0, Device.Cpu), training: true);
        logits.ShouldBeCloseTo(golden.Read("logits"), Tolerance);
        Losses.CrossEntropy(logits, Tensor.From<long>([0, 2, 1, 1])).Backward();
        foreach (var parameter in store.Parameters)
            parameter.Tensor.Gradient!.ShouldBeCloseTo(golden.Read($"gradients.{parameter.Name}"), Tolerance);
    }
}
