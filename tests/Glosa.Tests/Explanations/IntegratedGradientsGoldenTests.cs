using Glosa.Explanations;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Explanations;

/// <summary>Attributions against PyTorch: tests/golden/explanations/make_attributions.py.</summary>
public class IntegratedGradientsGoldenTests
{
    private const double Tolerance = 1e-5;
    private const int Steps = 40;

    private static readonly (int[] Ids, int Label)[] s_texts = [([3, 7, 5, 9, 4, 11], 1), ([8, 2], 2)];

    public static TheoryData<string, IntegrationRule, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, IntegrationRule, string>();
            foreach (var kind in new[] { "cnn", "lstm" })
            {
                cases.Add(kind, IntegrationRule.GaussLegendre, "gauss_legendre");
                cases.Add(kind, IntegrationRule.Right, "right");
                cases.Add(kind, IntegrationRule.Middle, "middle");
            }
            cases.Add("lstm", IntegrationRule.Trapezoid, "trapezoid");
            cases.Add("lstm", IntegrationRule.Left, "left");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attribute_ModelOfPyTorch_GivesItsAttributions(string kind, IntegrationRule rule, string name)
    {
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("explanations", "attributions.safetensors"));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var model = Create(kind, store);
        var weights = $"{kind}.weights.";
        store.Load(golden.Tensors.Where(tensor => tensor.Name.StartsWith(weights, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name[weights.Length..], tensor => golden.Read(tensor.Name)));
        foreach (var weight in store.Parameters) weight.Trainable = false;

        var found = new IntegratedGradients(new() { Rule = rule, Steps = Steps }).Attribute(
            new(model, AttributedOutput.Logit, isMultiLabel: false, new(0), tokensPerBatch: 100, Device.Cpu),
            [.. s_texts.Select(text => TokensOfWords.Of(text.Ids, text.Label))]);

        foreach (var (number, attributions) in found.Index())
        {
            Tensor.From<double>([.. attributions.Words])
                .ShouldBeCloseTo(golden.Read($"{kind}.{name}.{number}"), Tolerance);
            Tensor.From<double>([attributions.Output, attributions.BaselineOutput!.Value])
                .ShouldBeCloseTo(golden.Read($"{kind}.outputs.{number}"), Tolerance);
            attributions.Steps.ShouldBe(Steps);
        }
    }

    // Padding's vector is one of PyTorch's random ones here: loading replaces the zeros.
    private static TextModel Create(string kind, ParameterStore store)
    {
        var shape = new ModelShape(VocabularySize: 12, LabelCount: 3, PaddingId: 0);
        return kind == "cnn"
            ? new TextCnn(new() { EmbeddingSize = 6, KernelWidths = [2, 3], FiltersPerWidth = 4 }, shape, store.Root)
            : new TextLstm(new() { EmbeddingSize = 6, HiddenSize = 5, Bidirectional = true }, shape, store.Root);
    }
}
