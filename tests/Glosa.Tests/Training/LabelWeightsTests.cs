using Glosa.Neural.Optimizers;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class LabelWeightsTests
{
    // sklearn.utils.class_weight.compute_class_weight("balanced", ...): n / (C * count).
    [Fact]
    public void Balanced_UnevenLabels_IsScikitLearns() =>
        LabelWeights.Balanced([0, 0, 0, 0, 0, 1, 1, 2], 3).ShouldBe([8 / 15f, 8 / 6f, 8 / 3f]);

    [Fact]
    public void Balanced_AllLabels_CountTheSame()
    {
        int[] labels = [0, 0, 0, 1, 2, 2, 0, 2, 2, 2];
        var weights = LabelWeights.Balanced(labels, 3);
        for (var label = 0; label < 3; label++)
            labels.Where(other => other == label).Sum(other => weights[other]).ShouldBe(10 / 3f, 1e-5f);
    }

    [Fact]
    public void Balanced_LabelWithoutTexts_HasAFiniteWeight() =>
        LabelWeights.Balanced([0, 0, 1, 1], 3).ShouldBe([4 / 6f, 4 / 6f, 4 / 3f], 1e-6);

    [Theory]
    [InlineData("fire", 0)]
    [InlineData("rain", 1)]
    [InlineData("snow", 2)]
    public void Run_OneLabelAlmostAlone_IsTheLossOfThatLabel(string label, int id)
    {
        // Weights barely move, so the loss of the only step is that of the untrained model.
        var options = TrainingHarness.Options with
        {
            Epochs = 1,
            BatchSize = 60,
            Optimizer = new SgdOptions { LearningRate = 1e-12 },
        };
        var plain = TrainingHarness.LossOfEachLabel(options);
        var weights = new Dictionary<string, double> { [label] = 1e6 };
        TrainingHarness.Run(options with { ClassWeights = weights }).History[0].TrainLoss
            .ShouldBe(plain[id], 1e-4);
    }

    [Fact]
    public void Run_NamedWeights_GiveTheWeightedMean()
    {
        var options = TrainingHarness.Options with
        {
            Epochs = 1,
            BatchSize = 60,
            Optimizer = new SgdOptions { LearningRate = 1e-12 },
        };
        var plain = TrainingHarness.LossOfEachLabel(options);      // 20 texts each
        var weights = new Dictionary<string, double> { ["fire"] = 3, ["snow"] = 0.5 };
        TrainingHarness.Run(options with { ClassWeights = weights }).History[0].TrainLoss
            .ShouldBe((3 * plain[0] + plain[1] + 0.5 * plain[2]) / 4.5, 1e-5);
    }
}
