using Glosa.Errors;
using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class WeightFreezingTests
{
    private const string Embedding = "embedding.weight";

    [Theory]
    [InlineData("adamw")]
    [InlineData("adam")]
    [InlineData("sgd")]
    public void Run_FrozenWeight_StaysToTheBitAndHasNoState(string optimizer)
    {
        OptimizerOptions options = optimizer switch
        {
            "adamw" => new AdamWOptions { WeightDecay = 0.5 },
            "adam" => new AdamOptions { WeightDecay = 0.5 },
            _ => new SgdOptions { WeightDecay = 0.5, Momentum = 0.9 },
        };
        using var harness = new TrainingHarness(
            TrainingHarness.Options with { Frozen = ["embedding"], ClipNorm = 1e-3, Optimizer = options });
        var before = ValuesOf(harness, Embedding);
        var classifier = ValuesOf(harness, "classifier.weight");
        harness.Trainer.Run(CancellationToken.None);
        ValuesOf(harness, Embedding).ShouldBe(before);
        ValuesOf(harness, "classifier.weight").ShouldNotBe(classifier);
        harness.Trainer.Optimizer.State.Keys.ShouldNotContain(key => key.StartsWith(Embedding));
    }

    [Fact]
    public void Run_FrozenWeight_GetsNoGradient()
    {
        var withGradient = new GradientRecorder();
        using var harness = new TrainingHarness(TrainingHarness.Options with { Frozen = ["embedding"] }, withGradient);
        harness.Trainer.Run(CancellationToken.None);
        withGradient.Trainable.ShouldAllBe(names => !names.Contains(Embedding) && names.Contains("lstm.weight_ih_l0"));
    }

    [Fact]
    public void Run_FreezeUntilEpoch_TrainsFromThatEpochOn()
    {
        var recorder = new GradientRecorder();
        using var harness = new TrainingHarness(
            TrainingHarness.Options with { FreezeUntilEpoch = new Dictionary<string, int> { ["embedding"] = 3 } },
            recorder);
        recorder.Watch = () => ValuesOf(harness, Embedding);
        var before = ValuesOf(harness, Embedding);
        harness.Trainer.Run(CancellationToken.None);
        recorder.Watched[0].ShouldBe(before);
        recorder.Watched[1].ShouldBe(before);
        recorder.Watched[2].ShouldNotBe(before);
        recorder.Trainable.Select(names => names.Contains(Embedding)).ShouldBe([false, false, true]);
        harness.Trainer.Optimizer.State.Keys.ShouldContain(key => key.StartsWith(Embedding));
    }

    [Fact]
    public void Run_PartOfAName_IsNoPrefix()
    {
        var error = Should.Throw<InvalidInputException>(() => Create(["embed"], []));
        error.Message.ShouldBe("""
            training.frozen.0
              expected: a weight's name, or its beginning up to a dot: "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0", "lstm.bias_hh_l0", "classifier.weight", "classifier.bias"
              found:    "embed"
              to do:    name a weight, or leave the prefix out
            """);
    }

    [Fact]
    public void Create_SeveralWrongPrefixes_AreToldTogether()
    {
        var problems = Should.Throw<InvalidInputException>(() =>
            Create(["embeding", "lstm"], new() { ["clasifier.weight"] = 2, ["lstm"] = 3 })).Problems;
        problems.Select(problem => problem.Where).ShouldBe(["training.frozen.0",
            "training.freeze_until_epoch.clasifier.weight", "training.freeze_until_epoch.lstm"]);
        problems[0].WhatToDo.ShouldStartWith("did you mean \"embedding\"?");
        problems[1].WhatToDo.ShouldStartWith("did you mean \"classifier.weight\"?");
    }

    [Theory]
    [InlineData(false, "training.frozen")]
    [InlineData(true, "training.freeze_until_epoch")]
    public void Create_EverythingFrozen_IsTold(bool forEpochs, string where)
    {
        string[] all = ["embedding", "lstm", "classifier"];
        var problem = Should.Throw<InvalidInputException>(() => Create(
            forEpochs ? [] : all, forEpochs ? all.ToDictionary(name => name, _ => 2) : [])).Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe(where);
        problem.Found.ShouldBe("all of them frozen");
    }

    private static void Create(string[] frozen, Dictionary<string, int> untilEpoch)
    {
        using var harness = new TrainingHarness(
            TrainingHarness.Options with { Frozen = frozen, FreezeUntilEpoch = untilEpoch });
    }

    private static float[] ValuesOf(TrainingHarness harness, string name) => harness.Trainer.Task.Parameters.Parameters
        .Single(parameter => parameter.Name == name).Tensor.ToArray<float>();

    private sealed class GradientRecorder : ITrainingObserver
    {
        public Func<float[]> Watch { get; set; } = () => [];

        public List<float[]> Watched { get; } = [];

        public List<string[]> Trainable { get; } = [];

        public void EpochEnded(Trainer trainer, EpochRecord epoch)
        {
            Watched.Add(Watch());
            Trainable.Add([.. trainer.Task.Parameters.Parameters
                .Where(parameter => parameter.Trainable).Select(parameter => parameter.Name)]);
        }
    }
}
