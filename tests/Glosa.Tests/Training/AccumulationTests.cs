using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class AccumulationTests
{
    // Without buckets, 60 texts come in the same order whatever the batch size.
    private static readonly TrainingOptions s_options = TrainingHarness.Options with
    {
        Batching = Batching.Shuffled,
        Optimizer = new SgdOptions { LearningRate = 0.5, Momentum = 0.9 },
        Schedule = new LinearScheduleOptions { WarmupShare = 0.25 },
        ClipNorm = 0.2,
    };

    private static readonly Dictionary<string, double> s_classWeights = new() { ["fire"] = 0.2, ["snow"] = 7 };

    public static TheoryData<int, int, TrainingOptions> Settings => new()
    {
        { 4, 4, s_options },        // the last step has 3 batches of 4
        { 8, 2, s_options },        // the last step has a batch of 8 and one of 4
        { 7, 2, s_options },        // the last step has one batch of 4
        { 8, 2, s_options with { ClassWeights = s_classWeights } },
        { 8, 2, s_options with { ClassWeights = s_classWeights, LabelSmoothing = 0.3 } },
        { 8, 2, s_options with { BalanceClasses = true, Optimizer = new SgdOptions() } },   // sparse gradients
        { 8, 100, s_options with { Optimizer = new AdamOptions() } },                       // an epoch is one step
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Run_AccumulatedBatches_TakesTheStepsOfOneLargeBatch(
        int batchSize, int accumulated, TrainingOptions options)
    {
        using var small = new TrainingHarness(
            options with { BatchSize = batchSize, AccumulateBatches = accumulated });
        using var large = new TrainingHarness(options with { BatchSize = batchSize * accumulated });
        foreach (var harness in new[] { small, large }) harness.Trainer.Run(CancellationToken.None);

        var (actual, expected) = (small.Trainer.State, large.Trainer.State);
        actual.Steps.ShouldBe(expected.Steps);
        small.Trainer.StepsPerEpoch.ShouldBe(large.Trainer.StepsPerEpoch);
        foreach (var (epoch, other) in actual.History.Zip(expected.History))
        {
            epoch.LearningRate.ShouldBe(other.LearningRate);
            epoch.TrainAccuracy.ShouldBe(other.TrainAccuracy);
            epoch.TrainLoss.ShouldBe(other.TrainLoss, 1e-5);
            epoch.GradientNorm.ShouldBe(other.GradientNorm, 1e-5);
            epoch.ClippedShare.ShouldBe(other.ClippedShare);
        }
        small.Weights().Zip(large.Weights(), (value, other) => Math.Abs(value - other)).Max().ShouldBeLessThan(2e-5f);
    }

    [Fact]
    public void Run_OverfitSchedule_CountsTheBatchesOfAStepAsOne()
    {
        var schedule = new OverfitScheduleOptions { WindowBatches = 3 };
        var windows = new WindowCounts();
        using var harness = new TrainingHarness(
            s_options with { Epochs = 1, Schedule = schedule, BatchSize = 4, AccumulateBatches = 4 }, windows);
        harness.Trainer.Run(CancellationToken.None);
        windows.AfterSteps.ShouldBe([1, 2, 0, 1]);
    }

    private sealed class WindowCounts : ITrainingObserver
    {
        public List<int> AfterSteps { get; } = [];

        public void StepEnded(Trainer trainer) => AfterSteps.Add(trainer.State.Totals.WindowBatches);
    }
}
