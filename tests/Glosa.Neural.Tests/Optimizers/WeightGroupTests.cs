using Glosa.Neural.Optimizers;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

public class WeightGroupTests
{
    private static readonly string[] s_names =
    [
        "bert.embeddings.word_embeddings.weight", "bert.encoder.layer.0.output.dense.weight",
        "bert.encoder.layer.1.output.LayerNorm.weight", "bert.encoder.layer.1.output.dense.bias", "classifier.weight",
    ];

    [Fact]
    public void Of_LayerDecay_IsAPowerForEachLayerBelowTheTop() =>
        WeightGroup.Of(s_names, new AdamOptions { LayerDecay = 0.5 }).Values.Select(group => group.RateFactor)
            .ShouldBe([0.25, 0.5, 1, 1, 1]);

    [Fact]
    public void Of_NoDecay_NamesPartsOfNames() =>
        WeightGroup.Of(s_names, new AdamWOptions { WeightDecay = 0.1, NoDecay = ["bias", "LayerNorm"] }).Values
            .Select(group => group.WeightDecay).ShouldBe([0.1, 0.1, 0, 0, 0.1]);

    [Fact]
    public void Of_NamesWithoutNumberedLayers_AllLearnAlike() =>
        WeightGroup.Of(["classifier.weight"], new SgdOptions { LayerDecay = 0.5 })
            .Values.ShouldBe([new WeightGroup(1, 0)]);

    [Fact]
    public void Step_WeightThatDoesNotDecay_StaysWithoutAGradientToFollow()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var decaying = store.Root.Add("weight", [2], Initializers.Ones);
        var fixedOne = store.Root.Add("bias", [2], Initializers.Ones);
        using var optimizer = Optimizer.Create(store,
            new AdamWOptions { WeightDecay = 0.5, NoDecay = ["bias"] });
        using var scope = new TensorScope();
        ((decaying + fixedOne) * 0).Sum().Backward();
        optimizer.Step(0.1);
        decaying.ToArray<float>().ShouldAllBe(value => Math.Abs(value - 0.95f) < 1e-6f);
        fixedOne.ToArray<float>().ShouldAllBe(value => value == 1);
    }
}
