using Glosa.Comparisons;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Testing;

namespace Glosa.Tests.Comparisons;

public sealed class ComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TheSamePredictions_IsNoDifference()
    {
        var comparison = Compare(Make("one", right: 70), Make("other", right: 70));
        comparison.Split.ShouldBe("test");
        comparison.ComparedWith.ShouldBe("one");
        comparison.Runs.Select(run => run.Name).ShouldBe(["one", "other"]);
        comparison.Runs[0].Difference.ShouldBeNull();
        var difference = comparison.Runs[1].Difference.ShouldNotBeNull();
        difference.Scores.Accuracy.ShouldBe(new PairedDifference(0, new Interval(0, 0), Verdict.NoDifference));
        (difference.PValue, difference.AdjustedPValue, difference.Verdict).ShouldBe((1, 1, Verdict.NoDifference));
        comparison.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(60, 80, Verdict.Better)]
    [InlineData(80, 60, Verdict.Worse)]
    [InlineData(70, 73, Verdict.NoDifference)]
    public void Of_TwoRuns_JudgesByIntervalAndTest(int first, int second, Verdict verdict)
    {
        var comparison = Compare(Make("one", first), Make("other", second));
        var difference = comparison.Runs[1].Difference!;
        difference.Verdict.ShouldBe(verdict);
        difference.Scores.Accuracy.Difference.ShouldBe((second - first) / 100.0, 1e-12);
        (difference.OnlyThisRight, difference.OnlyOtherRight)
            .ShouldBe((Math.Max(second - first, 0), Math.Max(first - second, 0)));
        difference.PValue.ShouldBe(McNemar.PValue(difference.OnlyThisRight, difference.OnlyOtherRight));
        var score = comparison.Runs[0].Scores!.Accuracy;
        score.Score.ShouldBe(first / 100.0);
        // The binomial distribution's: two standard deviations, about.
        var margin = 1.96 * Math.Sqrt(score.Score * (1 - score.Score) / 100);
        score.Interval!.Low.ShouldBe(score.Score - margin, 0.02);
        score.Interval.High.ShouldBe(score.Score + margin, 0.02);
    }

    [Fact]
    public void Of_ManyRuns_CorrectsPValues()
    {
        // 6 texts of difference are p = 0.031 alone, and noise among three comparisons.
        var comparison = Compare(Make("a", 70), Make("b", 76), Make("c", 90), Make("d", 70));
        comparison.Runs.Select(run => run.Difference?.Verdict)
            .ShouldBe([null, Verdict.NoDifference, Verdict.Better, Verdict.NoDifference]);
        var six = comparison.Runs[1].Difference!;
        six.PValue.ShouldBe(0.03125, 1e-12);
        six.AdjustedPValue.ShouldBe(2 * 0.03125, 1e-12);
        comparison.Runs[2].Difference!.AdjustedPValue.ShouldBe(3 * comparison.Runs[2].Difference!.PValue, 1e-15);
        comparison.Method.ShouldContain(line => line.Contains("Holm's method for 3 comparisons"));
        comparison.Notes.ShouldHaveSingleItem().ShouldContain("largest of many test scores");
        Compare(Make("a", 70), Make("b", 76)).Runs[1].Difference!.Verdict.ShouldBe(Verdict.Better);
    }

    [Fact]
    public void Of_OtherTexts_IsToldAndNotCompared()
    {
        var comparison = Compare(Make("one", 70), Make("two", 90) with { TestData = "others" },
            Make("three", 90) with { TrainingData = "more" });
        comparison.Runs[1].Difference.ShouldBeNull();
        comparison.Runs[1].NotCompared.ShouldBe("its texts are others");
        comparison.Runs[1].Scores!.Accuracy.Interval.ShouldNotBeNull();
        comparison.Runs[2].Difference!.Verdict.ShouldBe(Verdict.Better);
        comparison.Notes.ShouldContain("not compared with one: two, its texts are others");
        comparison.Notes.ShouldContain("trained on other texts than one: three");
    }

    [Fact]
    public void Of_ARunWithoutPredictions_KeepsItsScores()
    {
        var comparison = Compare(Make("one", 70), Make("old", 90) with { WithPredictions = false });
        comparison.Runs[1].Scores!.Accuracy.ShouldBe(new ScoreInterval(0.9, null));
        comparison.Runs[1].NotCompared!.ShouldStartWith("it has no predictions of these texts");
        comparison.Notes[0].ShouldContain("an earlier version trained it");
        Compare(Make("old", 90) with { WithPredictions = false }).Split.ShouldBe("test");
    }

    [Fact]
    public void Of_RunsWithoutTest_ComparesValidationTextsAndSaysSo()
    {
        var comparison = Compare(Make("one", 60) with { WithTest = false }, Make("other", 80) with { WithTest = false });
        comparison.Split.ShouldBe("validation");
        comparison.Runs[1].Difference!.Verdict.ShouldBe(Verdict.Better);
        comparison.Notes.ShouldHaveSingleItem().ShouldContain("all scores are too high");
    }

    [Fact]
    public void Of_TextsWithSeveralLabels_CountsThoseThatAreAllRight()
    {
        int[][] own = [.. Enumerable.Range(0, 40).Select(text => text % 2 == 0 ? new[] { 0, 1 } : [])];
        int[][] given = [.. own.Select((labels, text) => text < 30 ? labels : [0])];
        var run = Make("one", 0) with { Own = own, Given = own, Several = true };
        var comparison = Compare(run, run with { Path = Path("other"), Given = given });
        comparison.IsMultiLabel.ShouldBeTrue();
        comparison.Runs[1].Scores!.Accuracy.Score.ShouldBe(0.75);
        comparison.Runs[1].Difference!.OnlyOtherRight.ShouldBe(10);
        comparison.Runs[1].Difference!.Verdict.ShouldBe(Verdict.Worse);
    }

    [Fact]
    public void Of_Recipes_TellsTheSettingsThatDiffer()
    {
        var comparison = Compare(Make("one", 70) with { Recipe = "description: a\nmodel: {type: lstm, layers: 2}\ndata: {train: x}" },
            Make("other", 70) with { Recipe = "description: b\nmodel: {type: cnn, widths: [3, 4]}\ndata: {train: x}" });
        comparison.Settings.ShouldBe(["model.type", "model.layers", "model.widths"]);
        comparison.Runs[0].Settings.ShouldBe([new("model.type", "lstm"), new("model.layers", "2")]);
        comparison.Runs[1].Settings.ShouldBe([new("model.type", "cnn"), new("model.widths", "[3, 4]")]);
    }

    [Fact]
    public void Of_AnotherRunToCompareWith_PutsItFirst()
    {
        string[] runs = [Make("a", 60).Write().Path, Make("b", 80).Write().Path];
        var comparison = Comparison.Of(runs, with: runs[1] + "/");
        comparison.Runs.Select(run => run.Name).ShouldBe(["b", "a"]);
        comparison.Runs[1].Difference!.Verdict.ShouldBe(Verdict.Worse);
    }

    [Fact]
    public void Of_DirectoriesWithoutResults_TellsWhatToDoAboutEach()
    {
        foreach (var name in new[] { "stopped", "model", "sweep" }) Directory.CreateDirectory(Path(name));
        _folder.Write("stopped/recipe.yaml", "name: x");
        _folder.Write("stopped/tokenizer.json", "{}");
        _folder.Write("model/config.json", "{}");
        _folder.Write("sweep/sweep.json", "{}");
        var error = Should.Throw<InvalidInputException>(() => Comparison.Of(
            [Make("one", 70).Write().Path, Path("stopped"), Path("model"), Path("sweep"), Path("nowhere")]));
        error.Problems.Select(problem => (problem.Where, problem.Found, problem.WhatToDo)).ShouldBe(
        [
            (Path("stopped"), "one that was broken off", $"finish it: glosa train --resume {Path("stopped")}; or leave it out"),
            (Path("model"), "a saved model", $"name its run: {_folder.Path}"),
            (Path("sweep"), "one that was broken off", $"finish it: glosa sweep --resume {Path("sweep")}; or leave it out"),
            (Path("nowhere"), "nothing there", "name a directory below runs/"),
        ]);
    }

    [Theory]
    [InlineData("c|d", "/a/b/c", "/a/b/d")]
    [InlineData("b|b/x", "/a/b", "/a/b/x")]
    [InlineData("c", "/a/b/c")]
    [InlineData("b/1|c/1", "/a/b/1", "/a/c/1")]
    public void Names_OfPaths_AreWhatTheyDoNotShare(string names, params string[] paths) =>
        string.Join('|', RunNames.Of(paths)).ShouldBe(names);

    private string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    private MadeRun Make(string name, int right) => MadeRun.Of(Path(name), texts: 100, right);

    private static Comparison Compare(params MadeRun[] runs) =>
        Comparison.Of([.. runs.Select(run => run.Write().Path)]);
}
