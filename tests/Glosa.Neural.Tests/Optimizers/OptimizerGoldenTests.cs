using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

public sealed class OptimizerGoldenTests
{
    private const double Tolerance = 1e-6;

    private static readonly Dictionary<string, OptimizerOptions> s_cases = new()
    {
        ["sgd"] = new SgdOptions { LearningRate = 0.1 },
        ["sgd_momentum"] = new SgdOptions { LearningRate = 0.1, Momentum = 0.9 },
        ["sgd_momentum_decay"] = new SgdOptions { LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.01 },
        ["adam"] = new AdamOptions { LearningRate = 0.01 },
        ["adam_decay"] = new AdamOptions { LearningRate = 0.01, WeightDecay = 0.01 },
        ["adamw"] = new AdamWOptions { LearningRate = 0.01 },
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_FiveGoldenGradients_GivesPyTorchsWeightsAfterEach(string name)
    {
        using var scope = new TensorScope();
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, s_cases[name]);
        golden.TakeSteps(optimizer, s_cases[name].LearningRate, 1, GoldenWeights.Steps, step =>
        {
            foreach (var parameter in golden.Store.Parameters)
                parameter.Tensor.ShouldBeCloseTo(golden.Read($"{name}.{step}.{parameter.Name}"), Tolerance);
        });
        optimizer.StepCount.ShouldBe(GoldenWeights.Steps);
    }

    [Fact]
    public void Cases_OptimizersOfTheGoldenFile_AreAllCompared()
    {
        using var golden = new GoldenWeights();
        golden.Names.Where(name => name.EndsWith($".{GoldenWeights.Steps}.matrix", StringComparison.Ordinal))
            .Except([$"gradients.{GoldenWeights.Steps}.matrix"])
            .ShouldBe(s_cases.Keys.Select(name => $"{name}.{GoldenWeights.Steps}.matrix"), ignoreOrder: true);
    }
}
