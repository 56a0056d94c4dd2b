using Glosa.Errors;
using Glosa.Testing;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tests.Training.Series;

public class RunSeriesResumeTests(SeriesFixture fixture) : IClassFixture<SeriesFixture>
{
    // 22 steps a fold: in the first step of all, inside the first fold, at its last step, in the second, the third.
    [Theory]
    [InlineData(1, false)]
    [InlineData(15, false)]
    [InlineData(22, false)]
    [InlineData(30, false)]
    [InlineData(3, true)]
    [InlineData(30, true)]
    [InlineData(60, true)]
    public void Resume_BrokenFolds_EqualUnbrokenOnes(int step, bool crash)
    {
        var directory = fixture.NewDirectory();
        Break(new SeriesPlan { Folds = 3 }, directory, step, crash);
        File.Exists(Path.Combine(directory, "results.json")).ShouldBeFalse();
        var started = new StartedRuns();
        RunSeries.Resume(directory, allowInexact: false, []).Run(started, CancellationToken.None);
        RunFiles.ShouldBeTheSameSeries(directory, fixture.Folds.Directory);
        started.Numbers.ShouldBe(Enumerable.Range((step - 1) / 22 + 1, 3 - (step - 1) / 22));
        started.Ended.ShouldBe(["fold-1", "fold-2", "fold-3"]);
    }

    [Fact]
    public void Resume_BrokenSeeds_EqualUnbrokenOnes()
    {
        var directory = fixture.NewDirectory();
        Break(new SeriesPlan { Seeds = 2 }, directory, step: 40, crash: false,
            $"data.test='{SeriesFixture.Sample("news/test.csv")}'");
        RunSeries.Resume(directory, allowInexact: false, []).Run(observer: null, CancellationToken.None);
        RunFiles.ShouldBeTheSameSeries(directory, fixture.Seeds.Directory);
    }

    [Fact]
    public void Resume_KilledBetweenAFoldsResultAndItsPredictions_MakesThem()
    {
        var (directory, _) = fixture.Train(new SeriesPlan { Folds = 3 });
        File.Delete(Path.Combine(directory, "fold-2", "predictions.jsonl"));
        File.Delete(Path.Combine(directory, "results.json"));
        var started = new StartedRuns();
        RunSeries.Resume(directory, allowInexact: false, []).Run(started, CancellationToken.None);
        started.Numbers.ShouldBeEmpty();
        RunFiles.ShouldBeTheSameSeries(directory, fixture.Folds.Directory);
    }

    [Fact]
    public void Resume_KilledWhileAFoldWasPrepared_PreparesItAgain()
    {
        var directory = fixture.NewDirectory();
        RunSeries.Create(SeriesFixture.RecipeOf(), new SeriesPlan { Folds = 3 }, directory, []);
        Directory.CreateDirectory(Path.Combine(directory, "fold-1"));
        File.WriteAllText(Path.Combine(directory, "fold-1", "recipe.yaml"), "name: ti");
        RunSeries.Resume(directory, allowInexact: false, []).Run(observer: null, CancellationToken.None);
        RunFiles.ShouldBeTheSameSeries(directory, fixture.Folds.Directory);
    }

    [Fact]
    public void Resume_ChangedData_IsRefused()
    {
        var (directory, file) = (fixture.NewDirectory(), fixture.Write("train.csv", SampleTexts.ToCsv(60)));
        RunSeries.Create(SeriesFixture.RecipeOf($"data.train='{file}'"), new SeriesPlan { Seeds = 2 }, directory, []);
        File.WriteAllText(file, SampleTexts.ToCsv(60, seed: 2));
        var problem = Should.Throw<InvalidInputException>(() => RunSeries.Resume(directory, allowInexact: true, []))
            .Problems.ShouldHaveSingleItem();
        (problem.Where, problem.Found).ShouldBe(("data.train", $"other ones in {file}"));
    }

    [Fact]
    public void Resume_OneRunOfASeries_IsRefused()
    {
        var run = Path.Combine(fixture.Folds.Directory, "fold-2");
        var problem = Should.Throw<InvalidInputException>(() => TrainingRun.Resume(run + "/", [], allowInexact: true, []))
            .Problems.ShouldHaveSingleItem();
        problem.ShouldBe(new Problem($"--resume {run}/", "a run by itself, or a whole series", "one run of a series",
            $"glosa train --resume {fixture.Folds.Directory}"));
    }

    [Fact]
    public void Resume_NoSeriesThere_IsTold() => Should.Throw<InvalidInputException>(
        () => RunSeries.Resume(fixture.NewDirectory(), allowInexact: false, [])).Problems[0].Found.ShouldBe("nothing there");

    [Theory]
    [InlineData(3, 2, null, "--folds, --seeds")]
    [InlineData(null, null, null, "--folds, --seeds")]
    [InlineData(1, null, null, "--folds")]
    [InlineData(101, null, null, "--folds")]
    [InlineData(null, 1, null, "--seeds")]
    [InlineData(3, null, "data.test=test.csv", "--test")]
    [InlineData(null, 2, "training.seed=2147483647", "--seed")]
    public void Create_PlanThatCannotBe_IsRefused(int? folds, int? seeds, string? setting, string where)
    {
        var directory = fixture.NewDirectory();
        var recipe = setting is null ? SeriesFixture.RecipeOf() : SeriesFixture.RecipeOf(setting);
        Should.Throw<InvalidInputException>(() => RunSeries.Create(
                recipe, new SeriesPlan { Folds = folds, Seeds = seeds }, directory, []))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe(where);
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public void Create_FoldFileOfOtherData_IsRefused()
    {
        var folds = fixture.Write("other.json", """{"folds": [[0, 1], [2, 3]]}""");
        var directory = fixture.NewDirectory();
        var refused = Should.Throw<InvalidInputException>(() => RunSeries.Create(
            SeriesFixture.RecipeOf(), new SeriesPlan { FoldFile = folds }, directory, []));
        refused.Problems.ShouldHaveSingleItem().Found.ShouldBe("row 4 and 999 others in none");
        Directory.Exists(directory).ShouldBeFalse();
    }

    private static void Break(SeriesPlan plan, string directory, int step, bool crash, params string[] settings)
    {
        using var stop = new CancellationTokenSource();
        var series = RunSeries.Create(SeriesFixture.RecipeOf(settings), plan, directory, [new AfterSteps(step, () =>
        {
            if (crash) throw new CrashException();
            stop.Cancel();
        })]);
        if (crash) Should.Throw<CrashException>(() => series.Run(observer: null, CancellationToken.None));
        else series.Run(observer: null, stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
    }

    private sealed class StartedRuns : ISeriesObserver
    {
        public List<int> Numbers { get; } = [];

        public List<string> Ended { get; } = [];

        public void RunStarted(int number, int count, TrainingRun run) => Numbers.Add(number);

        public void RunEnded(SeriesRun run) => Ended.Add(run.Name);
    }

    private sealed class CrashException : Exception;
}
