using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class DivergenceTests
{
    // Decay multiplies the weights by about -1e12 at each step.
    private static readonly TrainingOptions s_diverging = TrainingHarness.Options with
    {
        BatchSize = 2,
        Optimizer = new SgdOptions { LearningRate = 1e6, WeightDecay = 1e6 },
    };

    [Fact]
    public void Run_HugeLearningRate_TellsStepAndLines()
    {
        using var harness = new TrainingHarness(s_diverging);
        var error = Diverged(harness);
        error.Problem.Where.ShouldBe("training.optimizer.learning_rate: 1000000");
        error.Problem.Expected.ShouldBe("a loss that is a number");
        var step = harness.Trainer.State.StepsInEpoch;
        var lines = Batcher.ForEpoch([.. harness.Task.Training.Ids.Select(ids => ids.Length)], 2,
            Batching.Bucketed, seed: 1, epoch: 1)[step].Select(index => index + 2L).Order().ToArray();
        error.Lines.ShouldBe(lines);
        error.Problem.Found.ShouldBe($"loss NaN at step {step + 1} of epoch 1, learning rate 1000000, "
            + $"lines {lines[0]}, {lines[1]} of train");
        error.Problem.WhatToDo.ShouldStartWith("choose a smaller learning rate, or set training.clip_norm");
        error.Message.ShouldBe(error.Problem.ToString());
    }

    [Fact]
    public void Run_GradientTooLarge_IsToldBeforeTheWeightsChange()
    {
        using var harness = new TrainingHarness(TrainingHarness.Options with { AccumulateBatches = 4 });
        var before = harness.Weights();
        harness.HugeGradients = true;
        var error = Diverged(harness);
        error.Problem.Expected.ShouldBe("a gradient norm that is a number");
        error.Problem.Found.ShouldStartWith("gradient norm ");
        error.Problem.Found.ShouldContain(" at step 1 of epoch 1, learning rate 0.01, lines 2, 3, 4,");
        error.Lines.Count.ShouldBe(60);
        harness.Weights().ShouldBe(before);
    }

    [Fact]
    public void Run_ManyTextsInAStep_NamesTheFirstLines()
    {
        using var harness = new TrainingHarness(
            TrainingHarness.Options with { BatchSize = 100 }, texts: 70)
        { HugeGradients = true };
        Diverged(harness).Problem.Found.ShouldEndWith(", 64, 65 and 6 more of train");
    }

    [Fact]
    public void Run_NoNumberInValidation_IsTold()
    {
        using var harness = new TrainingHarness(TrainingHarness.Options) { ValidationNoise = _ => double.NaN };
        var error = Diverged(harness);
        error.Problem.Found.ShouldBe("validation loss NaN after epoch 1, learning rate 0.01");
        error.Lines.ShouldBeEmpty();
        harness.Trainer.State.History.ShouldBeEmpty();
    }

    [Fact]
    public void Run_Diverging_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var harness = new TrainingHarness(s_diverging);
        Diverged(harness);
    });

    private static TrainingDivergedException Diverged(TrainingHarness harness) =>
        Should.Throw<TrainingDivergedException>(() => harness.Trainer.Run(CancellationToken.None));
}
