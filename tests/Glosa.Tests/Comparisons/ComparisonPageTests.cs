using System.Text.Json;
using System.Xml.Linq;
using Glosa.Comparisons;
using Glosa.Comparisons.Pages;
using Glosa.Persistence;
using Glosa.Testing;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Tests.Comparisons;

public sealed class ComparisonPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Write_AnyNumberOfRuns_HasARowForEachInEveryTable(int count)
    {
        var page = Page(Comparison.Of([.. Enumerable.Range(1, count)
            .Select(number => Make($"run-{number}", number % 2 == 0 ? 90 : 60).Write().Path)]));
        Rows(page, "test: accuracy and macro F1").Count().ShouldBe(count);
        Rows(page, "As measured in training, each on its own machine").Count().ShouldBe(count);
        Rows(page, "test accuracy, with 95 % intervals").Count().ShouldBe(count);
        page.Descendants("details").Count().ShouldBe(count);
        page.Descendants("details").Count(box => box.Attribute("open") != null).ShouldBe(count > 3 ? 0 : count);
        page.Descendants("svg").Where(picture => picture.Attribute("aria-label")?.Value == "train loss by epoch")
            .ShouldHaveSingleItem().Descendants("g").Count().ShouldBe(count);
        page.Descendants("h2").Select(heading => heading.Value).ShouldBe(count == 1
            ? ["Scores", "Learning curves", "Sizes and speeds", "Labels"]
            : ["Scores", "Learning curves", "Settings that differ", "Sizes and speeds", "Labels"]);
        var verdicts = page.Descendants("td").Where(cell => cell.Attribute("class")?.Value is "better").ToArray();
        verdicts.Length.ShouldBe(count / 2);
        verdicts.ShouldAllBe(cell => cell.Value == "better");
    }

    [Fact]
    public void Write_NamesOfAStranger_AreShownAndNotObeyed()
    {
        const string odd = "<script>\"é\u0001&";
        var run = Make("<i>", 60) with { Labels = [odd, "good"], Recipe = "model: {type: <b>}" };
        var written = Write(Comparison.Of([run.Write().Path, (Make("b", 70) with { Labels = [odd, "good"] }).Write().Path]));
        written.ShouldNotContain("<script");
        written.ShouldNotContain("<i>");
        written.ShouldNotContain("<b>");
        XDocument.Parse(written).Descendants("th").ShouldContain(cell => cell.Value == odd.Replace('\u0001', '\uFFFD'));
    }

    [Fact]
    public void Write_SeveralLabels_TellsEachLabelsCounts()
    {
        int[][] own = [.. Enumerable.Range(0, 40).Select(text => text % 4 == 0 ? new[] { 0, 1 } : [])];
        int[][] given = [.. own.Select((labels, text) => text < 30 ? labels : [0])];
        var page = Page(Comparison.Of(
            [(Make("one", 0) with { Own = own, Given = given, Several = true }).Write().Path]));
        Rows(page, "Texts of each label, test").Select(row => string.Join(' ', row.Elements().Select(cell => cell.Value)))
            .ShouldBe(["bad 10 0 8 22", "good 8 2 0 30"]);
        page.Descendants("figcaption").ShouldContain(caption => caption.Value.Contains("subset accuracy"));
    }

    [Fact]
    public void Write_ManyLabels_TellsTheCommonestConfusions()
    {
        int[][] own = [.. Enumerable.Range(0, 120).Select(text => new[] { text % 40 })];
        int[][] given = [.. own.Select((labels, text) => text % 40 == 7 ? [8] : labels)];
        var page = Page(Comparison.Of([(Make("one", 0) with
        {
            Labels = [.. Enumerable.Range(0, 40).Select(label => $"label-{label}")],
            Own = own,
            Given = given,
        }).Write().Path]));
        Rows(page, "The 20 commonest confusions of 40 labels, test").ShouldHaveSingleItem()
            .Elements().Select(cell => cell.Value).ShouldBe(["label-7", "label-8", "3", "3"]);
    }

    [Fact]
    public void Write_ASweepOfTwoSettings_DrawsEachAndTheirGrid()
    {
        var page = Page(Comparison.Of([Sweep()]));
        page.Descendants("h2").ShouldContain(heading => heading.Value.StartsWith("Sweep in "));
        foreach (var path in new[] { "model.size", "model.kind" })
            page.Descendants("svg").Where(picture => picture.Attribute("aria-label")?.Value == $"validation accuracy by {path}")
                .ShouldHaveSingleItem().Descendants("g").Select(marks => marks.Elements().Count()).ShouldBe([2, 1]);
        var rows = Rows(page, "model.size by model.kind; the best trial is bold").ToArray();
        rows.Select(row => string.Join('|', row.Elements().Select(cell => cell.Value))).ShouldBe(
        [
            "1, train accuracy|0.5000|0.5000", "1, validation accuracy|0.7000|0.8000", "1, validation macro F1|0.7000|0.8000",
            "20, train accuracy|0.5000|–", "20, validation accuracy|0.9000|–", "20, validation macro F1|0.9000|–",
        ]);
        rows.SelectMany(row => row.Elements("td")).Where(cell => cell.Attribute("class")!.Value.EndsWith("marked"))
            .Select(cell => cell.Value).ShouldBe(["0.5000", "0.9000", "0.9000"]);
        page.Descendants("li").ShouldContain(note => note.Value.Contains("trial-4, diverged"));
    }

    private string Sweep()
    {
        var path = Path.Combine(_folder.Path, "sweep");
        (string Size, string Kind, int Right)[] cells = [("1", "a", 70), ("1", "b", 80), ("20", "a", 90), ("20", "b", 0)];
        var trials = cells.Select((cell, index) =>
        {
            var settings = new Dictionary<string, string> { ["model.size"] = cell.Size, ["model.kind"] = cell.Kind };
            var score = cell.Right / 100.0;
            if (cell.Right > 0)
                (Make($"sweep/trial-{index + 1}", cell.Right) with { Recipe = $"model: {{size: {cell.Size}}}" }).Write();
            return new TrialResult
            {
                Name = $"trial-{index + 1}",
                Settings = settings,
                Outcome = cell.Right == 0 ? TrialOutcome.Failed : TrialOutcome.Completed,
                Error = cell.Right == 0 ? "diverged" : null,
                TrainAccuracy = cell.Right == 0 ? null : 0.5,
                Validation = cell.Right == 0 ? null : new ValidationScores(1, score, score, score),
            };
        }).ToArray();
        _folder.Write("sweep/sweep.json", "{}");
        File.WriteAllText(Path.Combine(path, "results.json"), JsonSerializer.Serialize(new SweepResult
        {
            Sweep = path,
            Recipe = "made",
            Outcome = TrainingOutcome.Completed,
            Axes = [new("model.size", ["1", "20"]), new("model.kind", ["a", "b"])],
            Trials = trials,
            Best = "trial-3",
            SelectBy = "accuracy",
            Baseline = null,
        }, GlosaJson.Compact.SweepResult));
        return path;
    }

    private MadeRun Make(string name, int right) => MadeRun.Of(Path.Combine(_folder.Path, name), texts: 100, right);

    private static IEnumerable<XElement> Rows(XDocument page, string caption) => page.Descendants("table")
        .Where(table => table.Attribute("aria-label")?.Value == caption).ShouldHaveSingleItem().Descendants("tbody").Elements();

    private static XDocument Page(Comparison comparison)
    {
        var written = Write(comparison);
        foreach (var reaching in new[] { "http", "url(", "@import", "src=", "href=", "<link", "<script", "NaN" })
            written.ShouldNotContain(reaching);
        return XDocument.Parse(written);
    }

    private static string Write(Comparison comparison)
    {
        using var writer = new StringWriter();
        ComparisonPage.Write(writer, "a <title>", comparison);
        return writer.ToString();
    }
}
