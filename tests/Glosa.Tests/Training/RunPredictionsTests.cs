using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Testing;
using Glosa.Tests.Training.Series;
using Glosa.Training;

namespace Glosa.Tests.Training;

public sealed class RunPredictionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_WithTestFile_PredictsEachTextOfBothSplits()
    {
        var (run, result) = Train($"data.test='{SeriesFixture.Sample("news/test.csv")}'");
        var test = PredictedText.ReadAll(run.TestPredictions).ToArray();
        test.Select(text => text.Row).ShouldBe(Enumerable.Range(0, test.Length));
        ShouldBeOf(test, SeriesFixture.Sample("news/test.csv"));
        Share(test).ShouldBe(result.Test!.Accuracy, 1e-12);
        ((double)test.Count(text => text.Baseline!.Names[0] == text.Label.Names[0]) / test.Length)
            .ShouldBe(result.Baseline!.Test!.Accuracy, 1e-12);
        foreach (var text in test) text.Predicted.Names.ShouldBe([text.Probabilities.MaxBy(pair => pair.Value).Key]);

        // The rows that were held out of the training file keep their numbers there.
        var validation = PredictedText.ReadAll(run.ValidationPredictions).ToArray();
        validation.Length.ShouldBe(result.Origin!.ValidationTexts);
        validation.Select(text => text.Row).ShouldBe(validation.Select(text => text.Row).Distinct().Order());
        validation[^1].Row.ShouldBeGreaterThan(validation.Length);
        ShouldBeOf(validation, SeriesFixture.Sample("news/train.csv"));
        Share(validation).ShouldBe(result.Validation!.Accuracy, 1e-12);
        File.ReadAllText(run.TestPredictions).ShouldNotContain("fold");
    }

    [Fact]
    public void Run_UnderSampledWithAHeldOutTest_KeepsTheRowsOfTheFile()
    {
        var (run, _) = Train("data.balance=under_sample_all", "data.test_share=0.2", "baseline=false");
        var test = PredictedText.ReadAll(run.TestPredictions).ToArray();
        ShouldBeOf(test, SeriesFixture.Sample("news/train.csv"));
        test.ShouldAllBe(text => text.Baseline == null);
    }

    [Fact]
    public void Run_SeveralLabels_ListsThem()
    {
        var (run, result) = Train($"data.train='{SeriesFixture.Sample("support/train.csv")}'",
            $"data.test='{SeriesFixture.Sample("support/test.csv")}'", "data.label_separator=';'");
        var test = PredictedText.ReadAll(run.TestPredictions).ToArray();
        Share(test).ShouldBe(result.Test!.Accuracy, 1e-12);
        test.ShouldAllBe(text => text.Label.Several && text.Predicted.Several);
        foreach (var text in test)
            text.Predicted.Names.ShouldBe(text.Probabilities
                .Where(label => label.Value > result.Test.Thresholds![label.Key]).Select(label => label.Key));
    }

    [Fact]
    public void Run_WithoutTestFile_PredictsTheValidationSplitAlone()
    {
        var (run, _) = Train();
        File.Exists(run.ValidationPredictions).ShouldBeTrue();
        File.Exists(run.TestPredictions).ShouldBeFalse();
    }

    [Fact]
    public void Resume_MoreEpochsThenInterrupted_RemovesPredictionsOfTheEarlierEnd()
    {
        var (run, _) = Train();
        var where = new BreakAt(step: 40);
        using (var more = TrainingRun.Resume(run.Root, ["training.epochs=9"], allowInexact: false, [where]))
            where.Break(more);
        File.Exists(run.ValidationPredictions).ShouldBeFalse();
    }

    private (RunDirectory Run, RunResult Result) Train(params string[] settings)
    {
        var directory = Path.Combine(_folder.Path, "run");
        using var run = TrainingRun.Create(SeriesFixture.RecipeOf(settings), directory, []);
        return (new RunDirectory(directory), run.Run(CancellationToken.None));
    }

    private static double Share(PredictedText[] texts) =>
        (double)texts.Count(text => text.Predicted.Names.SequenceEqual(text.Label.Names)) / texts.Length;

    private static void ShouldBeOf(PredictedText[] texts, string file)
    {
        var examples = DataSet.Load(file, new DataOptions()).Examples;
        texts.Select(text => text.Label.Names[0]).ShouldBe(texts.Select(text => examples[text.Row].Label));
    }
}
