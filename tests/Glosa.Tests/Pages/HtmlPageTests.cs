using System.Xml.Linq;
using Glosa.Evaluation;
using Glosa.Pages;
using Glosa.Pages.Charts;

namespace Glosa.Tests.Pages;

public class HtmlPageTests
{
    private const string Odd = "<b> & \"é\" \u0001";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Style_LightAndDark_HasTheContrastOfAA(int scheme)
    {
        var colours = new PageColours(Page(_ => { }), scheme);
        colours.Names(@"heat\d").Count.ShouldBe(HeatTable.Levels + 1);
        foreach (var ground in colours.Names(@"page|error|heat\d"))
            colours.Contrast("text", ground).ShouldBeGreaterThanOrEqualTo(PageColours.ContrastOfAA, ground);
        colours.Names(@"series\d").Count.ShouldBe(SeriesLook.Most);
        foreach (var ink in colours.Names(@"series\d|muted"))
            colours.Contrast(ink, "page").ShouldBeGreaterThanOrEqualTo(PageColours.ContrastOfAA, ink);
    }

    [Fact]
    public void Charts_OfOddNamesAndNumbers_AreXmlThatNeedsNothingElse()
    {
        var (x, y) = (Axis.Linear(Odd, [1, 3], whole: true), Axis.Logarithmic(Odd, [0.001, 0.1]));
        ChartSeries[] series =
        [
            new(Odd, SeriesLook.Muted, [new(1, 0.01, Odd), new(2, double.NaN, Odd)]),
            new(Odd, SeriesLook.Muted, [new(1, 0.02, Odd)]),
            new("all missing", new(0), [new(1, double.NaN, "")]),
            new(Odd, new(9), [new(1, 0.01, Odd), new(3, 0.1, "last")]),
        ];
        var written = Page(writer =>
        {
            LineChart.Write(writer, Odd, x, y, series);
            ScatterChart.Write(writer, Odd, Axis.Names(Odd, ["a very long name indeed", Odd, "c"]), y, series);
            ReliabilityChart.Write(writer, Odd, "said", "is", [new(0.5, 0.6, 0.25, Odd)]);
            HeatTable.Write(writer, Odd, "label", ["a"], [(Odd, [new("7", 1, IsMarked: true, Odd)]), ("none", [new("", double.NaN)])]);
            IntervalChart.Write(writer, Odd, "difference",
                [new(Odd, 0.1, new Interval(-0.1, 0.3), Odd, "noise"), new("alone", 0.2, null, "0.2")], reference: 0);
        });
        foreach (var reaching in new[] { "http", "url(", "@import", "src=", "href=", "<link", "<script", "NaN", "<b>" })
            written.ShouldNotContain(reaching);
        var page = XDocument.Parse(written);
        page.Descendants("figure").Select(figure => figure.Attribute("class")!.Value)
            .ShouldBe(["chart", "chart", "chart", "table", "table"]);
        page.Descendants("figcaption").ShouldAllBe(caption => caption.Value == Odd.Replace('\u0001', '\uFFFD'));
        page.Descendants("li").Select(item => item.Value).ShouldContain(name => name.Contains("2 others"));
        page.Descendants("li").ShouldAllBe(item => !item.Value.Contains("all missing"));
        page.Descendants("td").Select(cell => cell.Attribute("class")?.Value)
            .ShouldBe(["heat6 marked", "heat0", null, "word", "strip", null, "word", "strip"]);
        page.Descendants("div").Where(box => box.Attribute("class")!.Value == "scroll")
            .ShouldAllBe(box => box.Attribute("tabindex") != null && box.Element("table")!.Attribute("aria-label") != null);
    }

    [Fact]
    public void ReliabilityChart_ABar_StandsWhereItsNumbersSay()
    {
        var page = XDocument.Parse(Page(writer => ReliabilityChart.Write(writer, "", "", "", [new(0.5, 1, 0.5, "half")])));
        var bar = page.Descendants("rect").ShouldHaveSingleItem();
        new[] { "x", "y", "width", "height" }.Select(name => bar.Attribute(name)!.Value)
            .ShouldBe(["232.0", "123.0", "174.0", "111.0"]);
    }

    private static string Page(Action<TextWriter> main)
    {
        using var writer = new StringWriter();
        HtmlPage.Write(writer, Odd, "ExplanationPage.css", _ => { }, main);
        return writer.ToString();
    }
}
