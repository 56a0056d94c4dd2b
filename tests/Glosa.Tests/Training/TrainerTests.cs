using Glosa.Errors;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;
using Glosa.Testing;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class TrainerTests
{
    private static readonly TrainingOptions s_options = TrainingHarness.Options;

    [Fact]
    public void Run_AllEpochs_LearnsAndRecordsEach()
    {
        using var harness = new TrainingHarness(s_options with { Epochs = 8 });
        harness.Trainer.Run(CancellationToken.None).ShouldBe(TrainingOutcome.Completed);
        var history = harness.Trainer.State.History;
        history.Select(epoch => (epoch.Epoch, epoch.Step))
            .ShouldBe(Enumerable.Range(1, 8).Select(epoch => (epoch, epoch * 4L)));
        history[^1].TrainLoss.ShouldBeLessThan(history[0].TrainLoss * 0.8);
        history[^1].TrainAccuracy.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Run_NoImprovementForPatience_StopsEarly()
    {
        using var harness = new TrainingHarness(
            s_options with { Epochs = 9, Patience = 2, SelectBy = SelectionMetric.Loss })
        {
            ValidationNoise = pass => pass <= 3 ? 30 - 10 * pass : 1000,     // gets better until epoch 3, then worst
        };
        harness.Trainer.Run(CancellationToken.None).ShouldBe(TrainingOutcome.StoppedEarly);
        harness.Trainer.State.BestEpoch.ShouldBe(3);
        harness.Trainer.State.EpochsDone.ShouldBe(5);
    }

    [Fact]
    public void Run_PatienceEndsWithTheLastEpoch_IsCompleted()
    {
        using var harness = new TrainingHarness(s_options with { Patience = 2, SelectBy = SelectionMetric.Loss })
        {
            ValidationNoise = pass => pass == 1 ? 0 : 1000,
        };
        harness.Trainer.Run(CancellationToken.None).ShouldBe(TrainingOutcome.Completed);
        harness.Trainer.State.BestEpoch.ShouldBe(1);
    }

    [Fact]
    public void Run_PatienceOnAnotherMetric_StopsByItAndSelectsByTheFirst()
    {
        var options = s_options with
        {
            Epochs = 9,
            Patience = 2,
            SelectBy = SelectionMetric.Accuracy,
            PatienceOn = SelectionMetric.Loss,
        };
        // Loss is least after epoch 2. Accuracy stays at 7 of 20, so its first epoch is the best.
        var state = TrainingHarness.Run(options, pass => pass == 2 ? 900 : 1000);
        state.EpochsDone.ShouldBe(4);
        state.BestEpoch.ShouldBe(1);
    }

    [Fact]
    public void Run_ImprovementTooSmall_CountsForNothing()
    {
        var options = s_options with { Epochs = 9, Patience = 2, SelectBy = SelectionMetric.Loss };
        double Noise(int pass) => 1000 - pass;      // the loss falls by two thirds of it at each epoch
        TrainingHarness.Run(options, Noise).EpochsDone.ShouldBe(9);
        var state = TrainingHarness.Run(options with { MinImprovement = 1 }, Noise);
        // Epoch 3 is better than epoch 1 by more than 1, epoch 2 is not.
        state.History.Take(3).Select(epoch => epoch.IsBest).ShouldBe([true, false, true]);
        TrainingHarness.Run(options with { MinImprovement = 3 }, Noise).EpochsDone.ShouldBe(3);
    }

    [Theory]
    [InlineData(SelectionMetric.Loss)]
    [InlineData(SelectionMetric.Accuracy)]
    [InlineData(SelectionMetric.MacroF1)]
    [InlineData(SelectionMetric.WeightedF1)]
    [InlineData(SelectionMetric.MacroPrecision)]
    [InlineData(SelectionMetric.MacroRecall)]
    [InlineData(SelectionMetric.F1)]
    public void Run_SelectionMetric_ChoosesTheFirstOfTheBestEpochs(SelectionMetric metric)
    {
        var noise = new[] { 3.0, 0.5, 2.0, 1.0 };
        var state = TrainingHarness.Run(
            s_options with { Epochs = 4, SelectBy = metric, PositiveLabel = "snow" }, pass => noise[pass - 1]);
        var ranks = state.History.Select(epoch => epoch.Validation.Rank(metric)).ToArray();
        state.BestEpoch.ShouldBe(Array.IndexOf(ranks, ranks.Max()) + 1);
        state.History.Count(epoch => epoch.IsBest).ShouldBe(RecordsOf(ranks));
    }

    [Fact]
    public void Run_OverfitSchedule_CutsTheRateAfterOverfitEpochs()
    {
        var schedule = new OverfitScheduleOptions { Gamma = 0.5, FromEpoch = 2, WindowBatches = 1 };
        // Validation stays at 7 of 20.
        var state = TrainingHarness.Run(s_options with { Epochs = 5, Schedule = schedule }, pass => 1000);
        state.History.Select(epoch => epoch.LearningRate).ShouldBe([0.01, 0.01, 0.005, 0.0025, 0.00125]);
        state.ScheduleReductions.ShouldBe(4);
    }

    [Fact]
    public void Run_LinearSchedule_RecordsTheRateOfTheLastStep()
    {
        var state = TrainingHarness.Run(s_options with { Schedule = new LinearScheduleOptions() });
        state.History.Select(epoch => Math.Round(epoch.LearningRate * 1200, 9))
            .ShouldBe([9, 5, 1]);   // 12 steps; after 3, 7 and 11
    }

    [Fact]
    public void Run_LabelSmoothing_RaisesTheFirstLoss()
    {
        var options = s_options with { Epochs = 1, Optimizer = new SgdOptions { LearningRate = 1e-9 } };
        var plain = TrainingHarness.Run(options).History[0].TrainLoss;
        var smooth = TrainingHarness.Run(options with { LabelSmoothing = 0.5 }).History[0].TrainLoss;
        smooth.ShouldNotBe(plain);
        smooth.ShouldBe(plain, tolerance: 0.2);
    }

    [Fact]
    public void Run_ClassWeights_ReachTheWeights()
    {
        using var plain = new TrainingHarness(s_options with { Epochs = 1 });
        var weights = new Dictionary<string, double> { ["snow"] = 50 };
        using var weighted = new TrainingHarness(s_options with { Epochs = 1, ClassWeights = weights });
        plain.Trainer.Run(CancellationToken.None);
        weighted.Trainer.Run(CancellationToken.None);
        weighted.Weights().ShouldNotBe(plain.Weights());
        weighted.Trainer.State.History[0].TrainLoss.ShouldNotBe(plain.Trainer.State.History[0].TrainLoss);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1e-9, 1)]
    [InlineData(1e9, 0)]
    public void Run_AnyClipping_RecordsTheNormsBeforeIt(double? clipNorm, double clippedShare)
    {
        // Weights barely move, so clipping does not change the gradients of later steps.
        var options = s_options with { Epochs = 1, Optimizer = new SgdOptions { LearningRate = 1e-12 } };
        using var harness = new TrainingHarness(options with { ClipNorm = clipNorm });
        harness.Trainer.Run(CancellationToken.None);
        var epoch = harness.Trainer.State.History[0];
        var unclipped = TrainingHarness.Run(options).History[0];
        epoch.GradientNorm.ShouldBe(unclipped.GradientNorm, 1e-6);
        epoch.LargestGradientNorm.ShouldBe(unclipped.LargestGradientNorm, 1e-6);
        epoch.GradientNorm.ShouldBeInRange(0.01, epoch.LargestGradientNorm);
        epoch.ClippedShare.ShouldBe(clippedShare);
        epoch.WeightNorm.ShouldBe(Math.Sqrt(harness.Weights().Sum(value => (double)value * value)), 1e-9);
    }

    [Fact]
    public void Run_SameSeedTwice_GivesTheSameWeights()
    {
        using var first = new TrainingHarness(s_options);
        using var second = new TrainingHarness(s_options);
        using var other = new TrainingHarness(s_options with { Seed = 2 });
        foreach (var harness in new[] { first, second, other }) harness.Trainer.Run(CancellationToken.None);
        second.Weights().ShouldBe(first.Weights());
        other.Weights().ShouldNotBe(first.Weights());
    }

    [Fact]
    public void Run_StepsAndEpochs_KeepTheNumberOfTensors()
    {
        var counts = new TensorCounts();
        LiveTensors.ShouldBeUnchangedBy(() =>
        {
            using var harness = new TrainingHarness(s_options, counts);
            harness.Trainer.Run(CancellationToken.None);
        });
        counts.AfterSteps.Count.ShouldBe(12);
        counts.AfterSteps.Distinct().ShouldHaveSingleItem();
        counts.AfterEpochs.Distinct().ShouldHaveSingleItem();
    }

    private static int RecordsOf(double[] ranks) =>
        ranks.Where((rank, place) => place == 0 || rank > ranks[..place].Max()).Count();

    private sealed class TensorCounts : ITrainingObserver
    {
        public List<long> AfterSteps { get; } = [];

        public List<long> AfterEpochs { get; } = [];

        public void StepEnded(Trainer trainer) => AfterSteps.Add(Tensor.LiveCount);

        public void EpochEnded(Trainer trainer, EpochRecord epoch) => AfterEpochs.Add(Tensor.LiveCount);
    }
}
