using System.Text.Json.Nodes;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Tests.Tuning;

public sealed class SearchTests : IDisposable
{
    private const string Space = "space: {model.embedding_size: {from: 4, to: 16, step: 1}, model.heads: [1, 2, 3]}";

    private const string Dropout = "model.dropout=0.2";      // draws random numbers at each step

    private readonly TemporaryFolder _folder = new();
    private int _count;

    [Fact]
    public void Draw_SettingsThatDependOnEachOther_AreAllPossibleAndDistinct()
    {
        var recipe = Glosa.Recipes.RecipeFile.Load(RecipeFileOf(), []);
        var trials = SearchSpace.Of(RecipeFileOf($"search: {{{Space}, trials: 15}}"), [], []).Draw(recipe);
        trials.Count.ShouldBe(15);
        trials.Select(trial => string.Join(' ', trial.Settings.Values)).Distinct().Count().ShouldBe(15);
        trials.ShouldAllBe(trial => int.Parse(trial.Settings["model.embedding_size"])
            % int.Parse(trial.Settings["model.heads"]) == 0);
        var again = SearchSpace.Of(RecipeFileOf($"search: {{{Space}, trials: 15}}"), [], []).Draw(recipe);
        again.Select(trial => string.Join(' ', trial.Settings.Values))
            .ShouldBe(trials.Select(trial => string.Join(' ', trial.Settings.Values)));
    }

    [Fact]
    public void Draw_ASmallSpace_GivesAllOfIt()
    {
        var recipe = Glosa.Recipes.RecipeFile.Load(RecipeFileOf(), []);
        var trials = SearchSpace.Of(RecipeFileOf(), [], ["model.heads=[1, 2, 3, 4]"]).Draw(recipe);
        trials.Select(trial => trial.Settings["model.heads"]).Order().ShouldBe(["1", "2", "4"]);
    }

    [Fact]
    public void Draw_OfALogScale_IsAsLikelyInEveryDecade()
    {
        var recipe = Glosa.Recipes.RecipeFile.Load(RecipeFileOf(), []);
        var values = SearchSpace.Of(RecipeFileOf(), ["trials=300"],
                ["training.optimizer.learning_rate={from: 0.0001, to: 0.1, scale: log}"]).Draw(recipe)
            .Select(trial => double.Parse(trial.Settings["training.optimizer.learning_rate"])).ToArray();
        values.ShouldAllBe(value => value >= 0.0001 && value <= 0.1);
        foreach (var decade in new[] { 0.0001, 0.001, 0.01 })
            values.Count(value => value >= decade && value < 10 * decade).ShouldBeInRange(70, 130);
    }

    [Fact]
    public void Run_Halving_TrainsTheBestFurtherAndTestsOne()
    {
        var seen = new Seen();
        var search = Create();
        search.Rungs.ShouldBe([1, 2]);
        var result = search.Run(seen, CancellationToken.None);
        seen.Rungs.ShouldBe(["1: 3 of 6", "2: 2 of 3"]);
        result.Outcome.ShouldBe(TrainingOutcome.Completed);
        result.Trials.Select(trial => trial.Epochs).Order().ShouldBe([1, 1, 1, 2, 4, 4]);
        result.Trials.Count(trial => trial.Outcome is TrialOutcome.Pruned).ShouldBe(4);
        var best = result.Trials.Single(trial => trial.Name == result.Best);
        best.Validation!.Accuracy.ShouldBe(
            result.Trials.Where(trial => trial.Epochs == 4).Max(trial => trial.Validation!.Accuracy));
        result.Trials.ShouldAllBe(trial => trial.Test == null);
        result.Test.ShouldNotBeNull().TextCount.ShouldBe(112);
        result.Baseline.ShouldNotBeNull();
        using var model = TextClassifier.Load(result.Model!);
        model.Labels.Count.ShouldBe(4);
        File.ReadAllText(Path.Combine(result.Model!, "README.md")).ShouldContain("\n\nTest, 112 texts, read once: accuracy ");
    }

    [Fact]
    public void Resume_SearchThatEnded_DoesNotReadTheTestTextsAgain()
    {
        var search = Create(["method=random", "trials=2"]).Run(observer: null, CancellationToken.None).Search;
        var results = Path.Combine(search, "results.json");
        var json = JsonNode.Parse(File.ReadAllText(results))!;
        json["test"]!["loss"] = 42;
        File.WriteAllText(results, json.ToJsonString());
        Search.Resume(search, allowInexact: false, []).Run(observer: null, CancellationToken.None).Test!.Loss.ShouldBe(42);
    }

    [Fact]
    public void Run_Random_TrainsAllToTheEnd()
    {
        var search = Create(["method=random", "trials=3"]);
        search.Rungs.ShouldBeEmpty();
        search.Run(observer: null, CancellationToken.None).Trials
            .ShouldAllBe(trial => trial.Outcome == TrialOutcome.Completed && trial.Epochs == 4);
    }

    [Fact]
    public void Run_SeveralWorkers_GivesWhatOneGives()
    {
        var one = Create([], [], "training.threads=1", Dropout).Run(observer: null, CancellationToken.None);
        var seen = new Seen();
        var several = Create(["workers=3"], [], Dropout).Run(seen, CancellationToken.None);
        seen.Rungs.ShouldBe(["1: 3 of 6", "2: 2 of 3"]);
        RunFiles.ShouldBeTheSameSeries(several.Search, one.Search);
        File.ReadAllBytes(Path.Combine(several.Model!, "model.safetensors"))
            .ShouldBe(File.ReadAllBytes(Path.Combine(one.Model!, "model.safetensors")));
    }

    [Fact]
    public void Run_SeveralWorkersOneOfWhichThrows_ThrowsThatAndGoesOnToTheSame()
    {
        var whole = Create(["workers=2"], [], Dropout).Run(observer: null, CancellationToken.None);
        var steps = new AfterSteps(40, () => throw new InvalidOperationException("crash"));
        var broken = Create(["workers=2"], [], [steps], Dropout);
        Should.Throw<InvalidOperationException>(() => broken.Run(observer: null, CancellationToken.None));
        Search.Resume(broken.Directory, allowInexact: false, []).Run(observer: null, CancellationToken.None);
        RunFiles.ShouldBeTheSameSeries(broken.Directory, whole.Search);
    }

    [Fact]
    public void Create_WorkersWithMoreThreadsEach_IsTold() =>
        Should.Throw<InvalidInputException>(() => Create(["workers=2"], [], "training.threads=2"))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe("training.threads");

    [Fact]
    public void Run_TrialsThatFail_AreKeptWithTheirReason()
    {
        var result = Create(["method=random", "trials=2"],
            ["training.optimizer=[{type: sgd, learning_rate: 1000000, weight_decay: 1000}, {type: adam}]"],
            "training.batch_size=4").Run(observer: null, CancellationToken.None);
        result.Trials.Single(trial => trial.Outcome is TrialOutcome.Failed).Error!.ShouldStartWith("diverged: ");
        result.Trials.Single(trial => trial.Name == result.Best).Outcome.ShouldBe(TrialOutcome.Completed);
    }

    // 17 steps an epoch: in the first trial, between trials, in the second rung, in the last.
    [Theory]
    [InlineData(5, true)]
    [InlineData(34, false)]
    [InlineData(60, true)]
    [InlineData(110, false)]
    [InlineData(150, true)]
    [InlineData(200, true)]
    public void Resume_BrokenSearch_EqualsUnbrokenOne(int step, bool crash)
    {
        var whole = Create().Run(observer: null, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var broken = Create([], [], [Break(step, crash, stop)]);
        if (crash) Should.Throw<InvalidOperationException>(() => broken.Run(observer: null, stop.Token));
        else broken.Run(observer: null, stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        var steps = new StepCount();
        Search.Resume(broken.Directory, allowInexact: false, [steps]).Run(observer: null, CancellationToken.None);
        (steps.Steps + step).ShouldBeInRange(221, 221 + 17, "13 epochs in all, and at most one is trained again");
        RunFiles.ShouldBeTheSameSeries(broken.Directory, whole.Search);
    }

    // The first trial's first epoch is kept, but its line in metrics.jsonl is not.
    [Fact]
    public void Resume_KilledBehindACheckpoint_EqualsUnbrokenOne()
    {
        var whole = Create().Run(observer: null, CancellationToken.None);
        var broken = Create([], [], [new CrashAfterEpoch()]);
        Should.Throw<InvalidOperationException>(() => broken.Run(observer: null, CancellationToken.None));
        File.WriteAllText(Path.Combine(broken.Directory, "trial-1", "metrics.jsonl"), "");
        Search.Resume(broken.Directory, allowInexact: false, []).Run(observer: null, CancellationToken.None);
        RunFiles.ShouldBeTheSameSeries(broken.Directory, whole.Search);
    }

    [Theory]
    [InlineData("search: 3", "search", "a mapping")]
    [InlineData("search: {trials: 1, space: {model.heads: [1]}}", "search.trials", "a whole number from 2 to 1000")]
    [InlineData("search: {space: {model.heads: 2}}", "search.space.model.heads", "a list of values")]
    [InlineData("search: {space: {model.heads: {from: 3, to: 2}}}", "search.space.model.heads", "from and to, the latter larger")]
    [InlineData("search: {space: {model.heads: {from: 0, to: 2, scale: log}}}", "search.space.model.heads", "more than 0 on a scale of log")]
    [InlineData("search: {space: {model.heads: {from: 1, to: 2, setp: 1}}}", "search.space.model.heads", "an option: from, to, step, scale")]
    [InlineData("search: {space: {model.heads: [3, 5]}}", "--set model.heads", "a divisor of the 8 numbers")]
    [InlineData("search: {}", "search.space", "settings to vary")]
    public void Create_SearchThatCannotBe_IsTold(string search, string where, string expected)
    {
        var directory = NewDirectory();
        var problem = Should.Throw<InvalidInputException>(
            () => Search.Create(RecipeFileOf(search), [], [], [], directory, [])).Problems[0];
        problem.Where.ShouldEndWith(where);
        problem.Expected.ShouldContain(expected);
        Directory.Exists(directory).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private Search Create(string[]? options = null, string[]? axes = null, params string[] settings) =>
        Create(options ?? [], axes ?? [], [], settings);

    private Search Create(string[] options, string[] axes, ITrainingObserver[] observers, params string[] settings) =>
        Search.Create(RecipeFileOf(axes.Length > 0 ? "" : $"search: {{{Space}, trials: 6, keep: 0.5}}"), settings, options, axes,
            NewDirectory(), observers);

    private static AfterSteps Break(int step, bool crash, CancellationTokenSource stop) => new(step, () =>
    {
        if (crash) throw new InvalidOperationException("crash");
        stop.Cancel();
    });

    private string NewDirectory() => Path.Combine(_folder.Path, $"search{++_count}");

    private static string Sample(string name) => Path.Combine(Snapshot.RepositoryRoot, "samples", "news", name);

    private string RecipeFileOf(string more = "") => _folder.Write("recipe.yaml", $$"""
        name: tiny
        data: {train: '{{Sample("train.csv")}}', test: '{{Sample("test.csv")}}'}
        tokenizer: {min_count: 2, max_length: 16}
        model: {type: attention, embedding_size: 8}
        training: {epochs: 4, batch_size: 56, optimizer: {type: adam, learning_rate: 0.05}, select_by: accuracy}
        {{more}}
        """);

    private sealed class Seen : ITrialObserver
    {
        public List<string> Rungs { get; } = [];

        public void TrialStarted(string name, int count, IReadOnlyDictionary<string, string> settings, TrainingRun run)
        {
        }

        public void TrialEnded(TrialResult trial)
        {
        }

        public void RungEnded(int epochs, int compared, IReadOnlyList<string> kept) =>
            Rungs.Add($"{epochs}: {kept.Count} of {compared}");
    }

    private sealed class StepCount : ITrainingObserver
    {
        public int Steps { get; private set; }

        public void StepEnded(Trainer trainer) => Steps++;
    }

    private sealed class CrashAfterEpoch : ITrainingObserver
    {
        public void EpochEnded(Trainer trainer, EpochRecord epoch) => throw new InvalidOperationException("crash");
    }
}
