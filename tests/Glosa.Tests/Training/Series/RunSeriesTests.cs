using System.Text.Json.Nodes;
using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Testing;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tests.Training.Series;

public class RunSeriesTests(SeriesFixture fixture) : IClassFixture<SeriesFixture>
{
    [Fact]
    public void Run_Folds_TestsEveryRowOnce()
    {
        var data = DataSet.Load(SeriesFixture.Sample("news/train.csv"), new DataOptions());
        var texts = PredictedText.ReadAll(Path.Combine(fixture.Folds.Directory, "predictions.jsonl")).ToArray();
        texts.Select(text => text.Row).ShouldBe(Enumerable.Range(0, data.Examples.Count));
        texts.Select(text => text.Label.Names.Single()).ShouldBe(data.Examples.Select(example => example.Label));
        var folds = FoldIds.Load(Path.Combine(fixture.Folds.Directory, "folds.json")).Folds;
        foreach (var text in texts)
        {
            folds[text.Fold!.Value - 1].ShouldContain(text.Row);
            text.Probabilities.Values.Sum().ShouldBe(1, 1e-5);
            text.Predicted.Names.Single().ShouldBe(text.Probabilities.MaxBy(pair => pair.Value).Key);
            text.Baseline.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Run_Folds_SumsUpTheRunsAndThePredictions()
    {
        var (directory, result) = fixture.Folds;
        var texts = PredictedText.ReadAll(Path.Combine(directory, "predictions.jsonl")).ToArray();
        double Share(Func<PredictedText, LabelNames?> of) =>
            texts.Count(text => of(text)!.Names.Single() == text.Label.Names.Single()) / (double)texts.Length;

        (result.Folds, result.Seeds, result.Split, result.Outcome).ShouldBe((3, null, "test", TrainingOutcome.Completed));
        result.Runs.Select(run => run.Name).ShouldBe(["fold-1", "fold-2", "fold-3"]);
        result.Runs.Sum(run => run.Texts).ShouldBe(texts.Length);
        var accuracy = result.Model!.Accuracy;
        accuracy.Pooled!.Value.ShouldBe(Share(text => text.Predicted), 1e-12);
        accuracy.Mean.ShouldBe(result.Runs.Average(run => run.Model!.Accuracy), 1e-12);
        accuracy.Pooled.Value.ShouldBeInRange(accuracy.Interval!.Low, accuracy.Interval.High);
        result.Difference!.Accuracy.Difference.ShouldBe(
            Share(text => text.Predicted) - Share(text => text.Baseline), 1e-12);
        result.Intervals.ShouldBe("95 %, 2000 bootstrap resamples of 1004 texts out of fold, seed 1");
        foreach (var run in result.Runs)
        {
            var own = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, run.Name, "results.json")))!;
            own["test"]!["macro_f1"]!.GetValue<double>().ShouldBe(run.Model!.MacroF1);
            own["origin"]!["test_texts"]!.GetValue<int>().ShouldBe((int)run.Texts);
            var ofFold = texts.Where(text => text.Fold == int.Parse(run.Name[5..])).ToArray();
            ofFold.Count(text => text.Predicted.Names[0] == text.Label.Names[0]).ShouldBe(
                (int)Math.Round(run.Model.Accuracy * run.Texts));
        }
    }

    [Fact]
    public void Run_FoldFile_UsesTheSameFolds()
    {
        var (directory, _) = fixture.Folds;
        var folds = Path.Combine(directory, "folds.json");
        var again = fixture.Train(new SeriesPlan { FoldFile = folds }, "training.epochs=1", "training.seed=7");
        File.ReadAllText(Path.Combine(again.Directory, "folds.json")).ShouldBe(File.ReadAllText(folds));
        again.Result.Runs.ShouldAllBe(run => run.Seed == 7);
        PredictedText.ReadAll(Path.Combine(again.Directory, "predictions.jsonl")).Select(text => text.Fold)
            .ShouldBe(PredictedText.ReadAll(Path.Combine(directory, "predictions.jsonl")).Select(text => text.Fold));
    }

    [Fact]
    public void Run_Seeds_AreTheRunsOfThoseSeeds()
    {
        var (directory, result) = fixture.Seeds;
        var alone = fixture.NewDirectory();
        using (var run = TrainingRun.Create(
            SeriesFixture.RecipeOf($"data.test='{SeriesFixture.Sample("news/test.csv")}'", "training.seed=2"), alone, []))
            run.Run(CancellationToken.None);
        RunFiles.ShouldBeTheSameRun(Path.Combine(directory, "seed-2"), alone);
        (result.Seeds, result.Folds, result.Split).ShouldBe((2, null, "test"));
        result.Runs.Select(run => (run.Name, run.Seed)).ShouldBe([("seed-1", 1), ("seed-2", 2)]);
        var (one, other) = (result.Runs[0].Model!.Accuracy, result.Runs[1].Model!.Accuracy);
        result.Model!.Accuracy.Pooled.ShouldBeNull();
        result.Model.Accuracy.StandardDeviation!.Value.ShouldBe(Math.Abs(one - other) / Math.Sqrt(2), 1e-12);
        result.Model.Accuracy.Interval!.High.ShouldBe(
            (one + other) / 2 + 12.7062047 * Math.Abs(one - other) / 2, 1e-6);
    }

    [Fact]
    public void Run_SeedsWithoutTest_TellsThatScoresAreOfTheValidation()
    {
        var (_, result) = fixture.Train(new SeriesPlan { Seeds = 2 }, "training.epochs=1", "baseline=false");
        result.Split.ShouldBe("validation");
        result.Runs.ShouldAllBe(run => run.Texts == 100);
        (result.Baseline, result.Difference).ShouldBe((null, null));
    }

    [Fact]
    public void Run_OneRunDiverges_IsRecordedAndTheOthersGoOn()
    {
        var directory = fixture.NewDirectory();
        var result = RunSeries.Create(SeriesFixture.RecipeOf(), new SeriesPlan { Folds = 3 }, directory,
            [new DivergeAt(run: 2, step: 3)]).Run(observer: null, CancellationToken.None);
        result.Runs.Select(run => run.Error is null).ShouldBe([true, false, true]);
        result.Runs[1].Error!.ShouldStartWith("loss NaN");
        (result.Runs[1].Outcome, result.Runs[1].Model).ShouldBe((null, null));
        var texts = PredictedText.ReadAll(Path.Combine(directory, "predictions.jsonl")).ToArray();
        texts.Select(text => text.Fold).Distinct().Order().ShouldBe([1, 3]);
        result.Intervals.ShouldContain($"of {texts.Length} texts");
        // Without the disturbance, going on mends it: the run that diverged goes on.
        RunSeries.Resume(directory, allowInexact: false, []).Run(observer: null, CancellationToken.None);
        RunFiles.ShouldBeTheSameSeries(directory, fixture.Folds.Directory);
    }

    [Fact]
    public void Run_TextsOfSeveralLabels_ListsThem()
    {
        var directory = fixture.NewDirectory();
        var result = RunSeries.Create(SeriesFixture.RecipeOf($"data.train='{SeriesFixture.Sample("support/train.csv")}'",
                "data.label_separator=';'", "training.epochs=1"),
            new SeriesPlan { Folds = 2 }, directory, []).Run(observer: null, CancellationToken.None);
        var line = File.ReadLines(Path.Combine(directory, "predictions.jsonl")).First();
        JsonNode.Parse(line)!["label"].ShouldBeOfType<JsonArray>();
        var texts = PredictedText.ReadAll(Path.Combine(directory, "predictions.jsonl")).ToArray();
        result.Model!.Accuracy.Pooled!.Value.ShouldBe(texts.Count(text =>
            text.Label.Names.SequenceEqual(text.Predicted.Names)) / (double)texts.Length, 1e-12);
    }

    [Fact]
    public void Run_WholeSeries_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
        fixture.Train(new SeriesPlan { Folds = 3 }, "training.epochs=1"));

    /// <summary>Lets a run diverge as if its loss were no number.</summary>
    private sealed class DivergeAt(int run, long step) : ITrainingObserver
    {
        private int _run;

        public void Started(Trainer trainer) => _run++;

        public void StepEnded(Trainer trainer)
        {
            if (_run == run && trainer.State.Steps == step)
                TrainingDivergedException.ThrowUnlessNumber("loss", double.NaN, trainer.Options, 1, 0.1);
        }
    }
}
