using Glosa.Audits;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Tests.Training.Series;
using Glosa.Training.Series;

namespace Glosa.Tests.Audits;

public sealed class LabelAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_ThreePercentOfLabelsFlipped_FindsManyAmongTheFirstFivePercent()
    {
        var (path, flipped, rows) = Flip(SeriesFixture.Sample("news/train.csv"), share: 0.03);
        var report = LabelAudit.Run(path, new DataOptions());
        report.Rows.ShouldBe(rows);
        report.Findings.Select(found => found.Score).ShouldBe(report.Findings.Select(found => found.Score).Order());
        var first = report.Findings.Take(rows / 20).Select(found => found.Row);
        // By chance 5 % of them are there. The sample is small and hard: the baseline itself gets every fourth text wrong.
        ((double)first.Count(flipped.Contains) / flipped.Count).ShouldBeGreaterThan(0.3);
        foreach (var found in report.Findings)
        {
            (found.File, found.Line).ShouldBe((path, found.Row + 2));
            found.LikelyLabel.ShouldNotBe(found.Label);
            found.Score.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void Run_SameFileTwice_FindsTheSame()
    {
        var (path, _, _) = Flip(SeriesFixture.Sample("news/train.csv"), share: 0.03);
        LabelAudit.Run(path, new DataOptions()).Findings.ShouldBe(LabelAudit.Run(path, new DataOptions()).Findings);
    }

    [Fact]
    public void OfSeries_Folds_JudgesEveryTrainingRow()
    {
        var directory = Path.Combine(_folder.Path, "series");
        RunSeries.Create(SeriesFixture.RecipeOf($"data.train='{SeriesFixture.Sample("support/train.csv")}'",
            "data.label_separator=';'"), new SeriesPlan { Folds = 2 }, directory, []).Run(null, CancellationToken.None);
        var report = LabelAudit.OfSeries(directory);
        report.Rows.ShouldBe(File.ReadLines(Path.Combine(directory, "predictions.jsonl")).Count());
        report.Findings.ShouldAllBe(found => found.Label != found.LikelyLabel);
        report.By.ShouldContain(directory);
    }

    [Fact]
    public void OfSeries_NoSeries_IsRefused() => Should.Throw<InvalidInputException>(
        () => LabelAudit.OfSeries(_folder.Path)).Problems[0].Expected.ShouldStartWith("a series of folds");

    [Fact]
    public void Run_OneFold_IsRefused() => Should.Throw<InvalidInputException>(
        () => LabelAudit.Run(SeriesFixture.Sample("news/train.csv"), new DataOptions(), new() { Folds = 1 }))
        .Problems[0].Expected.ShouldBe("a whole number from 2 to 100");

    private (string Path, HashSet<int> Flipped, int Rows) Flip(string file, double share)
    {
        var examples = DataSet.Load(file, new DataOptions()).Examples;
        string[] labels = [.. examples.Select(example => example.Label).Distinct().Order(StringComparer.Ordinal)];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = RandomStream.Derive(3, "flips");
        random.Shuffle(order.AsSpan());
        var flipped = order[..(int)(share * order.Length)].ToHashSet();
        var lines = examples.Select((example, row) => $"\"{example.Text.Replace("\"", "\"\"")}\","
            + (flipped.Contains(row) ? Other(example.Label) : example.Label));
        return (_folder.Write("flipped.csv", $"text,label\n{string.Join('\n', lines)}\n"), flipped, order.Length);

        string Other(string label) => labels.Where(one => one != label).ElementAt(random.Next(labels.Length - 1));
    }
}
