using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Tests.Training.Series;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tests.Training;

public sealed class PreparedDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    // 120 rows of a, 60 of b, 20 of c.
    public PreparedDataTests() => _file = _folder.Write("a.csv", "text,label\n" + string.Concat(
        Enumerable.Range(0, 200).Select(row => $"t{row},{(row % 10 < 6 ? 'a' : row % 10 < 9 ? 'b' : 'c')}\n")));

    [Fact]
    public void Load_TestShare_DividesInThreeInProportion()
    {
        var data = Load(new() { ValidationShare = 0.05, TestShare = 0.05 });
        Counts(data.Training).ShouldBe("a 108, b 54, c 18");
        Counts(data.Validation).ShouldBe("a 6, b 3, c 1");
        Counts(data.Test!).ShouldBe("a 6, b 3, c 1");
        data.Training.Examples.Concat(data.Validation.Examples).Concat(data.Test!.Examples)
            .Select(example => example.Line).Order().ShouldBe(Enumerable.Range(2, 200).Select(line => (long)line));
        Load(new() { ValidationShare = 0.05, TestShare = 0.05 }).Training.Fingerprint.ShouldBe(data.Training.Fingerprint);
    }

    [Fact]
    public void Load_UnderSample_BalancesWhatIsTrainedOnAlone()
    {
        var data = Load(new() { TestShare = 0.1, Balance = Balance.UnderSample });
        Counts(data.Training).ShouldBe("a 16, b 16, c 16");
        Counts(data.Validation).ShouldBe("a 12, b 6, c 2");
        Counts(data.Test!).ShouldBe("a 12, b 6, c 2");
    }

    [Fact]
    public void Load_UnderSampleAll_BalancesEveryPart()
    {
        var data = Load(new() { TestShare = 0.1, Balance = Balance.UnderSampleAll });
        Counts(data.Training).ShouldBe("a 16, b 16, c 16");
        Counts(data.Validation).ShouldBe("a 2, b 2, c 2");
        Counts(data.Test!).ShouldBe("a 2, b 2, c 2");
    }

    [Fact]
    public void Load_ManyLabelsOfOneName_AreThatLabel()
    {
        var data = Load(new() { Labels = new OrderedDictionary<string, string> { ["c"] = "rare", ["b"] = "rare", ["a"] = "often" } });
        data.Labels.Names.ShouldBe(["rare", "often"]);
        Counts(data.Training).ShouldBe("often 108, rare 72");
    }

    [Fact]
    public void Folds_UnderSampleAll_AreOfBalancedRows()
    {
        var recipe = SeriesFixture.RecipeOf($"data.train='{_file}'", "data.balance=under_sample_all");
        Counts(SeriesData.Load(recipe, folded: true).All).ShouldBe("a 20, b 20, c 20");
        Counts(SeriesData.Load(recipe, folded: false).All).ShouldBe("a 120, b 60, c 20");
        var ofSeed = SeriesData.Load(recipe, folded: false).OfSeed(recipe);
        ofSeed.Training.Fingerprint.ShouldBe(PreparedData.Load(recipe.Data, recipe.Training.Seed).Training.Fingerprint);
        Counts(SeriesData.Load(recipe, folded: true).OfFold(recipe, [0, 1, 2])
            .Training).ShouldNotBe(Counts(ofSeed.Training));
    }

    [Fact]
    public void Folds_TestShare_IsRefused() => Should.Throw<InvalidInputException>(() => RunSeries.Create(
            SeriesFixture.RecipeOf("data.test_share=0.05"), new SeriesPlan { Folds = 3 }, Path.Combine(_folder.Path, "x"), []))
        .Message.ShouldBe("""
            data.test_share
              expected: no value: each fold is the test of the others
              found:    0.05
              to do:    set it to null, or leave out --folds
            """);

    [Fact]
    public void Check_SharesAndBalanceThatDoNotGoTogether_AreTold()
    {
        new DataOptions { TestShare = 0.5, ValidationShare = 0.5 }.Check().ShouldHaveSingleItem().Path.ShouldBe("test_share");
        new DataOptions { TestShare = 0.5, Test = "a.csv" }.Check().ShouldHaveSingleItem().Path.ShouldBe("test_share");
        new DataOptions { Balance = Balance.UnderSample, LabelSeparator = ";" }.Check()
            .ShouldHaveSingleItem().Path.ShouldBe("balance");
        new DataOptions { TestShare = 0.5, ValidationShare = 0.5, Validation = "a.csv" }.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Run_TestShare_ScoresTheTestAndGoesOnAsItWas()
    {
        string[] settings = ["data.test_share=0.1", "data.balance=under_sample", "training.epochs=2", "baseline=false"];
        var (whole, broken) = (Path.Combine(_folder.Path, "whole"), Path.Combine(_folder.Path, "broken"));
        using (var run = TrainingRun.Create(SeriesFixture.RecipeOf(settings), whole, []))
            run.Run(CancellationToken.None).Test!.TextCount.ShouldBe(100);
        using (var run = TrainingRun.Create(SeriesFixture.RecipeOf([.. settings, "training.epochs=1"]), broken, []))
            run.Run(CancellationToken.None);
        using (var run = TrainingRun.Resume(broken, ["training.epochs=2"], allowInexact: false, []))
            run.Run(CancellationToken.None).Epochs.ShouldBe(2);
        RunFiles.ShouldBeTheSameRun(whole, broken);
        var seeds = RunSeries.Create(SeriesFixture.RecipeOf([.. settings, "training.epochs=1"]),
            new SeriesPlan { Seeds = 2 }, Path.Combine(_folder.Path, "seeds"), []).Run(observer: null, CancellationToken.None);
        (seeds.Split, seeds.Runs[0].Texts).ShouldBe(("test", 100));
    }

    public void Dispose() => _folder.Dispose();

    private PreparedData Load(DataOptions options) => PreparedData.Load(options with { Train = _file }, seed: 1);

    private static string Counts(DataSet data) => string.Join(", ", data.Examples.CountBy(example => example.Label)
        .OrderBy(label => label.Key).Select(label => $"{label.Key} {label.Value}"));
}
