using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class LossesTests
{
    private const double Tolerance = 1e-6;
    private const double Smoothing = 0.1;

    private static readonly Dictionary<string, Func<Tensor, SafeTensorsFile, Tensor>> s_cases = new()
    {
        ["cross_entropy.plain"] = (logits, golden) => Losses.CrossEntropy(logits, Labels(golden)),
        ["cross_entropy.weighted"] = (logits, golden) =>
            Losses.CrossEntropy(logits, Labels(golden), ClassWeights(golden)),
        ["cross_entropy.smoothed"] = (logits, golden) => Losses.CrossEntropy(logits, Labels(golden), null, Smoothing),
        ["cross_entropy.weighted_smoothed"] =
            (logits, golden) => Losses.CrossEntropy(logits, Labels(golden), ClassWeights(golden), Smoothing),
        ["binary_cross_entropy.plain"] = (logits, golden) => Losses.BinaryCrossEntropy(logits, Targets(golden)),
        ["binary_cross_entropy.weighted"] = (logits, golden) =>
            Losses.BinaryCrossEntropy(logits, Targets(golden), golden.Read("binary_cross_entropy.pos_weight")),
        ["binary_cross_entropy.smoothed"] = (logits, golden) =>
            Losses.BinaryCrossEntropy(logits, Targets(golden), null, Smoothing),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_GoldenLogits_GivesPyTorchsLossAndGradient(string name)
    {
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("neural", "losses.safetensors"));
        var logits = golden.Read("logits");
        logits.RequiresGrad = true;
        var loss = s_cases[name](logits, golden);
        loss.Backward();
        loss.ShouldBeCloseTo(golden.Read($"{name}.loss"), Tolerance);
        logits.Gradient!.ShouldBeCloseTo(golden.Read($"{name}.gradient"), Tolerance);
    }

    [Fact]
    public void Cases_LossesOfTheGoldenFile_AreAllCompared()
    {
        using var golden = SafeTensorsFile.Open(Golden.Path("neural", "losses.safetensors"));
        golden.Tensors.Select(tensor => tensor.Name).Where(name => name.EndsWith(".loss", StringComparison.Ordinal))
            .ShouldBe(s_cases.Keys.Select(name => $"{name}.loss"), ignoreOrder: true);
    }

    private static Tensor Labels(SafeTensorsFile golden) => golden.Read("cross_entropy.labels");

    private static Tensor ClassWeights(SafeTensorsFile golden) => golden.Read("cross_entropy.class_weights");

    private static Tensor Targets(SafeTensorsFile golden) => golden.Read("binary_cross_entropy.targets");
}
