using Glosa.Testing;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class TrainingRunDivergenceTests(ResumeFixture fixture) : IClassFixture<ResumeFixture>
{
    // A rate of 1e6 makes of this decay a factor of about -1e9 for each step; one of 1e-3 is harmless.
    private static readonly string[] s_settings =
        ["training.optimizer={type: sgd, learning_rate: 0.001, weight_decay: 1000}", "training.batch_size=4"];

    [Fact]
    public void Resume_AfterDivergence_EqualsAnUnbrokenRun()
    {
        var unbroken = Start("training.epochs=3");
        var directory = Start("training.epochs=1");
        var before = RunFiles.FilesOf(directory);
        var checkpoint = RunFiles.LastCheckpoint(directory);

        Diverge(directory, "training.epochs=3", "training.optimizer.learning_rate=1000000");
        RunFiles.LastCheckpoint(directory).ShouldBe(checkpoint);
        RunFiles.FilesOf(directory).Count.ShouldBe(before.Count);
        using (var classifier = TextClassifier.Load(directory))
            classifier.Predict("fire1").Probability.ShouldBeLessThan(1);

        using (var run = TrainingRun.Resume(directory, ["training.optimizer.learning_rate=0.001"], false, []))
            run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        RunFiles.ShouldBeTheSameRun(directory, unbroken);
    }

    [Fact]
    public void Run_WeightsNoLongerNumbers_AreInNoCheckpoint()
    {
        var directory = Start("training.epochs=1", "training.checkpoints.every_steps=1");
        Diverge(directory, "training.epochs=2", "training.optimizer.learning_rate=1000000");
        var checkpoint = RunFiles.LastCheckpoint(directory);
        Path.GetFileName(checkpoint).ShouldStartWith("epoch-00001-step-");
        using var scope = new TensorScope();
        using var weights = SafeTensorsFile.Open(Path.Combine(checkpoint, "model.safetensors"));
        foreach (var weight in weights.ReadAll().Values)
            weight.ToArray<float>().ShouldAllBe(value => float.IsFinite(value));
    }

    private string Start(params string[] settings)
    {
        var directory = fixture.NewDirectory();
        using var run = TrainingRun.Create(fixture.RecipeOf("sgd", [.. s_settings, .. settings]), directory, []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        return directory;
    }

    private static void Diverge(string directory, params string[] changes)
    {
        using var run = TrainingRun.Resume(directory, changes, allowInexact: false, []);
        Should.Throw<TrainingDivergedException>(() => run.Run(CancellationToken.None));
    }
}
