using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Tests.Data;

public class StratifiedFoldsTests
{
    private static readonly DataSet s_news =
        DataSet.Load(Path.Combine(Snapshot.RepositoryRoot, "samples/news/train.csv"), new DataOptions());

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void Choose_TheSample_PutsEveryRowIntoOneFoldAndLabelsInProportion(int count)
    {
        var folds = StratifiedFolds.Choose(s_news, count, seed: 1);
        folds.Folds.SelectMany(fold => fold).Order().ShouldBe(Enumerable.Range(0, s_news.Examples.Count));
        Spread(folds.Folds.Select(fold => fold.Count)).ShouldBeLessThanOrEqualTo(1);
        foreach (var label in s_news.Examples.Select(example => example.Label).Distinct())
            Spread(folds.Folds.Select(fold => fold.Count(row => s_news.Examples[row].Label == label)))
                .ShouldBeLessThanOrEqualTo(1);
        folds.Check(s_news, "folds");
    }

    [Fact]
    public void Choose_SameSeed_GivesTheSameFoldsAndAnotherDoesNot()
    {
        var first = StratifiedFolds.Choose(s_news, 5, seed: 1);
        var (again, other) = (StratifiedFolds.Choose(s_news, 5, seed: 1), StratifiedFolds.Choose(s_news, 5, seed: 2));
        foreach (var (one, same) in first.Folds.Zip(again.Folds)) one.ShouldBe(same);
        first.Folds[0].ShouldNotBe(other.Folds[0]);
        (first.File, first.Seed, first.Fingerprint).ShouldBe(("train.csv", 1, s_news.Fingerprint));
    }

    [Fact]
    public void Choose_MoreFoldsThanRowsOfALabel_IsTold()
    {
        var data = new DataSet("few.csv",
            [.. "aaaaabbbc".Select((label, row) => new Example($"text {row}", $"{label}", row + 2))]);
        Should.Throw<InvalidInputException>(() => StratifiedFolds.Choose(data, 4, seed: 1)).Message.ShouldBe("""
            few.csv
              expected: 4 rows or more of every label, one for each fold
              found:    1 row of "c"
              to do:    add rows of the label, or remove it
            few.csv
              expected: 4 rows or more of every label, one for each fold
              found:    3 rows of "b"
              to do:    ask for 3 folds or fewer, add rows of the label, or remove it
            """);
    }

    [Fact]
    public void Choose_TextsOfSeveralLabels_SpreadsEachLabel()
    {
        var data = new DataSet("several.csv", [.. Enumerable.Range(0, 60).Select(row =>
            new Example($"text {row}", row % 3 == 0 ? "a;b" : row % 3 == 1 ? "b" : "", row + 2) { LabelSeparator = ";" })]);
        foreach (var fold in StratifiedFolds.Choose(data, 4, seed: 1).Folds)
        {
            fold.Count(row => data.Examples[row].Labels.Contains("a")).ShouldBe(5);
            fold.Count(row => data.Examples[row].Labels.Contains("b")).ShouldBe(10);
        }
    }

    private static int Spread(IEnumerable<int> counts) => counts.Max() - counts.Min();
}
