using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Tests.Tuning;

public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _count;

    private static string Sample(string name) => Path.Combine(Snapshot.RepositoryRoot, "samples", "news", name);

    [Fact]
    public void Run_Grid_TrainsEveryPossibleTrial()
    {
        var sweep = Create(["model.heads=[1, 3, 2]", "training.seed=[1, 2]"]);
        sweep.Count.ShouldBe(6);
        sweep.Impossible.Select(trial => (trial.Name, trial.Settings["model.heads"], trial.Error)).ShouldBe(
        [
            ("trial-3", "3", "expected a divisor of the 8 numbers of a token vector, found 3"),
            ("trial-4", "3", "expected a divisor of the 8 numbers of a token vector, found 3"),
        ]);
        var seen = new Seen();
        var result = sweep.Run(seen, CancellationToken.None);
        seen.Started.ShouldBe(["trial-1: 1, 1", "trial-2: 1, 2", "trial-5: 2, 1", "trial-6: 2, 2"]);
        seen.Ended.ShouldBe(["trial-1", "trial-2", "trial-5", "trial-6"]);
        result.Outcome.ShouldBe(TrainingOutcome.Completed);
        result.Trials.Select(trial => trial.Validation is null).ShouldBe([false, false, true, true, false, false]);
        result.Trials.Select(trial => trial.Test is null).ShouldBe([false, false, true, true, false, false]);
        result.Best.ShouldBe(result.Trials.Where(trial => trial.Validation is not null)
            .MaxBy(trial => trial.Validation!.Accuracy)!.Name);
        result.Baseline.ShouldNotBeNull();
        Directory.Exists(Path.Combine(sweep.Directory, "trial-1", "baseline")).ShouldBeTrue();
        Directory.Exists(Path.Combine(sweep.Directory, "trial-5", "baseline")).ShouldBeFalse();
    }

    [Fact]
    public void Run_ATrial_IsWhatTrainGives()
    {
        var sweep = Create(["model.heads=[1, 2]"]);
        sweep.Run(observer: null, CancellationToken.None);
        var alone = NewDirectory();
        using (var run = TrainingRun.Create(RecipeFile.Load(RecipeFileOf(), ["model.heads=2", "baseline=false"]), alone, []))
            run.Run(CancellationToken.None);
        RunFiles.ShouldBeTheSameRun(Path.Combine(sweep.Directory, "trial-2"), alone);
    }

    [Fact]
    public void Run_AxisOfData_ReadsTheDataOfEachTrial()
    {
        var result = Create(["data.validation_share=[0.1, 0.5]"]).Run(observer: null, CancellationToken.None);
        result.Trials.Select(trial => trial.Outcome).ShouldAllBe(outcome => outcome == TrialOutcome.Completed);
        TextsOf("trial-1").ShouldNotBe(TextsOf("trial-2"));

        string TextsOf(string trial) => File.ReadAllText(Path.Combine(result.Sweep, trial, "results.json"))
            .Split('\n').Single(line => line.Contains("training_texts", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ATrialThatDiverges_IsToldAndTheOthersGoOn()
    {
        var result = Create(["training.optimizer=[{type: sgd, learning_rate: 1000000, weight_decay: 1000}, {type: adam}]"],
            "training.batch_size=4").Run(observer: null, CancellationToken.None);
        result.Trials[0].Error.ShouldNotBeNull().ShouldStartWith("diverged: ");
        result.Trials[1].Outcome.ShouldBe(TrialOutcome.Completed);
        result.Best.ShouldBe("trial-2");
    }

    // 17 steps an epoch, two epochs a trial.
    [Theory]
    [InlineData(3, true)]
    [InlineData(20, false)]
    [InlineData(34, false)]
    [InlineData(40, true)]
    public void Resume_BrokenSweep_EqualsUnbrokenOne(int step, bool crash)
    {
        string[] axes = ["model.heads=[1, 2, 3]"];
        var whole = Create(axes);
        whole.Run(observer: null, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var broken = Create(axes, [Break(step, crash, stop)]);
        if (crash) Should.Throw<InvalidOperationException>(() => broken.Run(observer: null, stop.Token));
        else broken.Run(observer: null, stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        File.Exists(Path.Combine(broken.Directory, "results.json")).ShouldBeFalse();
        var seen = new Seen();
        Sweep.Resume(broken.Directory, allowInexact: false, []).Run(seen, CancellationToken.None);
        seen.Started.Count.ShouldBe(step > 34 ? 1 : 2);
        foreach (var trial in new[] { "trial-1", "trial-2" })
            RunFiles.ShouldBeTheSameRun(Path.Combine(broken.Directory, trial), Path.Combine(whole.Directory, trial));
        RunFiles.ShouldBeTheSameSeries(broken.Directory, whole.Directory);
    }

    [Fact]
    public void Resume_ChangedDataOrNoSweep_IsRefused()
    {
        var file = _folder.Write("train.csv", SampleTexts.ToCsv(60));
        var sweep = Create(["model.heads=[1, 2]"], $"data.train='{file}'", "data.test=null");
        File.WriteAllText(file, SampleTexts.ToCsv(60, seed: 2));
        Should.Throw<InvalidInputException>(() => Sweep.Resume(sweep.Directory, allowInexact: true, []))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe("data.train");
        Should.Throw<InvalidInputException>(() => Sweep.Resume(NewDirectory(), allowInexact: true, []))
            .Problems.ShouldHaveSingleItem().Found.ShouldBe("nothing there");
    }

    [Theory]
    [InlineData("model.heads=2", "--vary model.heads", "a list of values", "2")]
    [InlineData("model.heads=[]", "--vary model.heads", "a list of values", "an empty list")]
    [InlineData("model.heads", "--vary model.heads", "a path, an equals sign and values", "no equals sign behind a path")]
    [InlineData("model.heads=[3, 500]", "--set model.heads", "a divisor of the 8 numbers of a token vector", "3")]
    [InlineData("model.hedas=[1]", "--set model.hedas", "", "")]
    public void Create_AxesThatCannotBe_AreTold(string axis, string where, string expected, string found)
    {
        var directory = NewDirectory();
        var problem = Should.Throw<InvalidInputException>(() => Sweep.Create(RecipeFileOf(), [], [axis], directory, []))
            .Problems[0];
        problem.Where.ShouldEndWith(where);
        problem.Expected.ShouldContain(expected);
        problem.Found.ShouldContain(found);
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public void Create_WithoutAxes_SaysHowToNameThem() =>
        Should.Throw<InvalidInputException>(() => Sweep.Create(RecipeFileOf(), [], [], NewDirectory(), []))
            .Problems.ShouldHaveSingleItem().WhatToDo.ShouldContain("sweep: {model.heads: [1, 2, 4]}");

    [Fact]
    public void Create_MoreThanAThousandTrials_IsRefused()
    {
        var values = string.Join(", ", Enumerable.Range(1, 32));
        Should.Throw<InvalidInputException>(() => Sweep.Create(RecipeFileOf(), [],
                [$"training.seed=[{values}]", $"training.epochs=[{values}]"], NewDirectory(), []))
            .Problems.ShouldHaveSingleItem().Found.ShouldBe("1,024");
    }

    [Fact]
    public void Create_AxesOfTheRecipe_AreReadAndCanBeReplaced()
    {
        var recipe = RecipeFileOf("sweep: {model.heads: [1, 2], training.seed: [1, 2, 3]}");
        Sweep.Create(recipe, [], [], NewDirectory(), []).Count.ShouldBe(6);
        Sweep.Create(recipe, [], ["training.seed=[1]"], NewDirectory(), []).Count.ShouldBe(2);
        using (TrainingRun.Create(RecipeFile.Load(recipe, []), NewDirectory(), [])) { }   // a single run passes over it
        Should.Throw<InvalidInputException>(
                () => Sweep.Create(RecipeFileOf("sweep: model.heads"), [], [], NewDirectory(), []))
            .Problems.ShouldHaveSingleItem().Expected.ShouldBe("a mapping from paths of settings to values");
    }

    public void Dispose() => _folder.Dispose();

    private Sweep Create(string[] axes, params string[] settings) => Create(axes, [], settings);

    private Sweep Create(string[] axes, ITrainingObserver[] observers, params string[] settings) =>
        Sweep.Create(RecipeFileOf(), settings, axes, NewDirectory(), observers);

    private static AfterSteps Break(int step, bool crash, CancellationTokenSource stop) => new(step, () =>
    {
        if (crash) throw new InvalidOperationException("crash");
        stop.Cancel();
    });

    private string NewDirectory() => Path.Combine(_folder.Path, $"sweep{++_count}");

    private string RecipeFileOf(string more = "") => _folder.Write("recipe.yaml", $$"""
        name: tiny
        data: {train: '{{Sample("train.csv")}}', test: '{{Sample("test.csv")}}'}
        tokenizer: {min_count: 2, max_length: 16}
        model: {type: attention, embedding_size: 8}
        training: {epochs: 2, batch_size: 56, optimizer: {type: adam, learning_rate: 0.05}, select_by: accuracy}
        {{more}}
        """);

    private sealed class Seen : ITrialObserver
    {
        public List<string> Started { get; } = [];

        public List<string> Ended { get; } = [];

        public void TrialStarted(string name, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run) =>
            Started.Add($"{name}: {string.Join(", ", settings.Values)}");

        public void TrialEnded(TrialResult trial) => Ended.Add(trial.Name);
    }
}
