using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Tests.Encoders;
using Glosa.Torch;

namespace Glosa.Tests.Models;

public abstract class TextBertTests(TextBertOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) =>
        new TextBert(options with { MaxPositions = 11 }, shape, path);
}

public sealed class TextBertStandardTests() : TextBertTests(TinyBert.Options with { ClassifierDropout = 0.1 });

public sealed class TextBertTwoLayerHeadTests() : TextBertTests(TinyBert.Options with
{
    Pooling = BertPooling.Cls,
    HeadSize = 8,
    HiddenDropout = 0.02,
    AttentionDropout = 0.02,
});

public sealed class TextBertWindowsTests() : TextBertTests(TinyBert.Options with { WindowLength = 5, WindowOverlap = 2 });

public class TextBertGoldenTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Forward_PublishedEquations_GivesTheirLogitsAndGradients()
    {
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("models", "bert.safetensors"));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var model = TinyBert.Create(TinyBert.Options, store);
        store.Load(TinyBert.Weights().Where(weight => !weight.Key.StartsWith("cls.", StringComparison.Ordinal)).ToDictionary());
        var logits = model.Forward(TokenBatch.Create(TinyBert.Texts, paddingId: 0, Device.Cpu), training: true);
        logits.ShouldBeCloseTo(golden.Read("logits"), Tolerance);
        Losses.CrossEntropy(logits, Tensor.From<long>([0, 2, 1, 1])).Backward();
        foreach (var parameter in store.Parameters)
            parameter.Tensor.Gradient!.ShouldBeCloseTo(golden.Read($"gradients.{parameter.Name}"), Tolerance);
    }
}
