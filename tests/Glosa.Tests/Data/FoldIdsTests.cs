using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Tests.Data;

public sealed class FoldIdsTests : IDisposable
{
    private static readonly DataSet s_data = new("texts.csv",
        [.. "aabbab".Select((label, row) => new Example($"text {row}", $"{label}", row + 2))]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_WhatWasSaved_IsTheSame()
    {
        var folds = StratifiedFolds.Choose(s_data, 3, seed: 5);
        var path = Path.Combine(_folder.Path, "folds.json");
        folds.Save(path);
        var loaded = FoldIds.Load(path);
        (loaded.File, loaded.Seed, loaded.Fingerprint).ShouldBe(("texts.csv", 5, s_data.Fingerprint));
        loaded.Folds.Select(fold => fold.ToArray()).ShouldBe(folds.Folds.Select(fold => fold.ToArray()));
        File.ReadAllText(path).ShouldStartWith($$"""{"file":"texts.csv","fingerprint":"{{s_data.Fingerprint}}","seed":5,"folds":[[""");
        loaded.Check(s_data, path);
    }

    [Fact]
    public void Load_RowsAlone_IsEnough()
    {
        var folds = FoldIds.Load(_folder.Write("rows.json", """{"folds": [[5, 0], [1, 2, 3, 4]]}"""));
        folds.Folds[0].ShouldBe([5, 0]);
        folds.Check(s_data, "rows.json");
    }

    [Theory]
    [InlineData("[[0, 2, 6, 9], [1, 3, 4, 5]]", "rows from 0 to 5, those of texts.csv", "row 6 and 1 other")]
    [InlineData("[[0, 2, -1], [1, 3, 4, 5]]", "rows from 0 to 5, those of texts.csv", "row -1")]
    [InlineData("[[0, 2, 1], [1, 3, 4, 5]]", "every row in one fold", "row 1 in several")]
    [InlineData("[[0, 2], [1, 3, 4]]", "every row in one fold", "row 5 in none")]
    [InlineData("[[0, 1, 2, 3, 4, 5]]", "2 to 100 folds", "1 fold")]
    [InlineData("[[0, 1, 2], [3, 4, 5], []]", "rows in every fold", "none in fold 3")]
    [InlineData("[[0, 1, 2], [3, 4, 5], null]", "rows in every fold", "none in fold 3")]
    [InlineData("[[0, 1, 4], [2, 3, 5]]", "every label in two folds or more, so that each model can learn it",
        "all rows of the label \"a\" in fold 1")]
    public void Check_FoldsThatDoNotFit_IsTold(string folds, string expected, string found)
    {
        var ids = FoldIds.Load(_folder.Write("folds.json", $$"""{"folds": {{folds}}}"""));
        var problem = Should.Throw<InvalidInputException>(() => ids.Check(s_data, "folds.json")).Problems[0];
        (problem.Where, problem.Expected, problem.Found).ShouldBe(("folds.json", expected, found));
    }

    [Fact]
    public void Check_OtherTexts_IsTold()
    {
        var folds = StratifiedFolds.Choose(s_data, 2, seed: 1);
        var other = new DataSet("other.csv", [.. s_data.Examples.Select(one => one with { Text = one.Text + "!" })]);
        var problem = Should.Throw<InvalidInputException>(() => folds.Check(other, "folds.json"))
            .Problems.ShouldHaveSingleItem();
        problem.Expected.ShouldBe("folds of other.csv, as this recipe reads it");
        problem.Found.ShouldBe("folds of other texts or labels, named texts.csv");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"folds\": 3}")]
    [InlineData("[[0], [1]]")]
    public void Load_SomethingElse_IsTold(string json) => Should.Throw<InvalidInputException>(
        () => FoldIds.Load(_folder.Write("else.json", json))).Problems[0].Expected.ShouldStartWith("folds: ");

    [Fact]
    public void Load_NoFile_IsTold() => Should.Throw<InvalidInputException>(
        () => FoldIds.Load(Path.Combine(_folder.Path, "nothing.json"))).Problems[0].Found.ShouldBe("no such file");
}
