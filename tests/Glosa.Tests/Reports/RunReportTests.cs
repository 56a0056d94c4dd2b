using System.Text.Json.Nodes;
using System.Xml.Linq;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Reports;
using Glosa.Testing;
using Glosa.Tests.Pages;
using Glosa.Tests.Training;
using Glosa.Tests.Training.Series;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tests.Reports;

public sealed class RunReportTests : IDisposable
{
    private static readonly string[] s_sections =
        ["scores", "labels", "calibration", "confidence", "mistakes", "doubts", "learning", "data", "origin"];

    private readonly TemporaryFolder _folder = new();
    private int _runs;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_WithTest_WritesAPageThatNeedsNothingElse()
    {
        var (run, result) = Train($"data.test='{SeriesFixture.Sample("news/test.csv")}'");
        var page = Page(run);
        var texts = page.Descendants("td").Select(cell => cell.Value).ToArray();
        texts.ShouldContain(FormattableString.Invariant($"{result.Test!.Accuracy:F4}"));
        texts.ShouldContain(FormattableString.Invariant($"{result.Baseline!.Test!.MacroF1:F4}"));
        texts.ShouldContain(FormattableString.Invariant($"{result.Calibration!.Test!.CalibratedExpectedError:F4}"));
        Section(page, "mistakes").Elements("article").Count().ShouldBe(12);
        Section(page, "mistakes").Descendants("mark").ShouldNotBeEmpty();
        Section(page, "labels").Descendants("td").Select(cell => cell.Attribute("class")?.Value)
            .Count(name => name?.Contains("marked") == true).ShouldBe(4);
        Section(page, "data").Descendants("td").Select(cell => cell.Value).ShouldContain("1,004");
        for (var scheme = 0; scheme < 2; scheme++)
        {
            var colours = new PageColours(File.ReadAllText(run.Report), scheme);
            colours.Contrast("series1", "page").ShouldBeGreaterThanOrEqualTo(PageColours.ContrastOfAA, "links");
            colours.Contrast("text", "error").ShouldBeGreaterThanOrEqualTo(PageColours.ContrastOfAA, "code");
        }
    }

    [Fact]
    public void Run_SeveralLabelsWithoutTest_WritesAPage()
    {
        var (run, _) = Train($"data.train='{SeriesFixture.Sample("support/train.csv")}'", "data.label_separator=';'",
            "baseline=false");
        var page = Page(run);
        page.Descendants("header").Single().Value.ShouldContain("subset accuracy");
        page.Descendants("header").Single().Value.ShouldContain("a little too high");
        Section(page, "scores").Value.ShouldContain("There is no linear baseline.");
    }

    [Fact]
    public void Write_Again_GivesTheSamePageElsewhere()
    {
        var (run, _) = Train();
        var other = RunReport.Write(run.Root, Path.Combine(_folder.Path, "other.html"));
        Section(XDocument.Load(other), "calibration").ToString()
            .ShouldBe(Section(XDocument.Load(run.Report), "calibration").ToString());
    }

    [Fact]
    public void Run_ReportFalse_WritesNone()
    {
        var (run, _) = Train("report=false");
        File.Exists(run.Report).ShouldBeFalse();
    }

    [Fact]
    public void Run_OfASeries_HasAPageOnlyIfAsked()
    {
        foreach (var (asked, name) in new[] { (false, "quiet"), (true, "asked") })
        {
            var directory = Path.Combine(_folder.Path, name);
            RunSeries.Create(SeriesFixture.RecipeOf(asked ? ["report=true", "training.epochs=1"] : ["training.epochs=1"]),
                new SeriesPlan { Folds = 2 }, directory, []).Run(null, CancellationToken.None);
            File.Exists(Path.Combine(directory, "fold-2", "report.html")).ShouldBe(asked);
            if (!asked) RunReport.Write(Path.Combine(directory, "fold-2"));
            Page(new RunDirectory(Path.Combine(directory, "fold-2")));
        }
    }

    [Fact]
    public void Run_PageCannotBeWritten_KeepsItsResults()
    {
        var directory = Path.Combine(_folder.Path, "run");
        using var run = TrainingRun.Create(SeriesFixture.RecipeOf(), directory, []);
        Directory.CreateDirectory(new RunDirectory(directory).Report);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        run.Report.ShouldBeNull();
        run.ReportError.ShouldNotBeNull();
        File.Exists(new RunDirectory(directory).Results).ShouldBeTrue();
    }

    [Fact]
    public void Write_RunThatWasStopped_IsRefused()
    {
        var directory = Path.Combine(_folder.Path, "run");
        var where = new BreakAt(step: 3);
        using (var run = TrainingRun.Create(SeriesFixture.RecipeOf(), directory, [where])) where.Break(run);
        Should.Throw<InvalidInputException>(() => RunReport.Write(directory)).Problems[0].Found
            .ShouldBe("no predictions of validation texts");
        Should.Throw<InvalidInputException>(() => RunReport.Write(_folder.Path)).Problems[0].Found
            .ShouldBe("a directory that is no run's");
    }

    [Fact]
    public void Write_DataHasChanged_IsRefused()
    {
        var train = _folder.Write("train.csv", File.ReadAllText(SeriesFixture.Sample("news/train.csv")));
        var (run, _) = Train($"data.train='{train}'");
        var lines = File.ReadAllLines(train);
        File.WriteAllLines(train, [lines[0], .. lines.Skip(1).Reverse()]);
        Should.Throw<InvalidInputException>(() => RunReport.Write(run.Root)).Problems[0].Where.ShouldBe(train);
    }

    [Fact]
    public void Resume_EndedRun_KeepsTemperatureAndPage()
    {
        var (run, result) = Train();
        var page = File.ReadAllText(run.Report);
        using (var again = TrainingRun.Resume(run.Root, [], allowInexact: false, [])) again.Run(CancellationToken.None);
        JsonNode.Parse(File.ReadAllText(Path.Combine(run.Best, "config.json")))!["temperature"]!.GetValue<double>()
            .ShouldBe(result.Calibration!.Temperature);
        File.ReadAllText(run.Report).ShouldBe(page);
    }

    [Fact]
    public void Load_Calibrated_DividesTheLogits()
    {
        var (run, result) = Train();
        const string text = "The keeper saved the penalty in the final minute.";
        using var plain = TextClassifier.Load(run.Root);
        using var calibrated = TextClassifier.Load(run.Root, calibrated: true);
        var (own, told) = (plain.Predict(text), calibrated.Predict(text));
        told.Label.ShouldBe(own.Label);
        var labels = own.Probabilities.Keys.ToArray();
        // The odds of two labels are the exponential of their logits' difference.
        Math.Log(told.Probabilities[labels[0]] / told.Probabilities[labels[1]]).ShouldBe(
            Math.Log(own.Probabilities[labels[0]] / own.Probabilities[labels[1]]) / result.Calibration!.Temperature, 1e-9);
    }

    [Fact]
    public void Run_WithAPage_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() => Train());

    private (RunDirectory Run, RunResult Result) Train(params string[] settings)
    {
        var directory = Path.Combine(_folder.Path, $"trained{++_runs}");
        using var run = TrainingRun.Create(SeriesFixture.RecipeOf(settings), directory, []);
        var result = run.Run(CancellationToken.None);
        run.ReportError.ShouldBeNull();
        return (new RunDirectory(directory), result);
    }

    private static XDocument Page(RunDirectory run)
    {
        var written = File.ReadAllText(run.Report);
        var page = XDocument.Parse(written);
        page.Descendants("section").Select(section => section.Attribute("id")?.Value).ShouldBe(s_sections);
        foreach (var reaching in new[] { "url(", "@import", "src=", "<link", "<script", "NaN", "href=\"http" })
            written.ShouldNotContain(reaching);
        page.Descendants("th").ShouldAllBe(cell => cell.Attribute("scope") != null);
        return page;
    }

    private static XElement Section(XDocument page, string id) =>
        page.Descendants("section").Single(section => section.Attribute("id")?.Value == id);
}
