using System.Xml.Linq;
using Glosa.Explanations;
using Glosa.Explanations.Pages;
using Glosa.Tests.Pages;

namespace Glosa.Tests.Explanations;

public class ExplanationPageTests
{
    [Fact]
    public void Write_AnExplanation_IsARowWithAllThereIsToTell()
    {
        var page = Page(MadeExplanation.Of("a great film not bad", 0.01, 0.8, 0.3, -0.5, -0.1).Judged("bad", 0.75));
        var row = page.Descendants("tbody").Elements("tr").ShouldHaveSingleItem();
        row.Elements("td").Select(cell => cell.Attribute("data-column")!.Value).ShouldBe(
            ["True label", "Predicted label", "Attribution label", "Score", "Delta", "Words"]);
        row.Elements("td").SkipLast(1).Select(cell => cell.Value)
            .ShouldBe(["bad", "good (0.75)", "good", "+0.51", "0.001 (16\u00A0steps)"]);
        row.Elements("td").Last().Elements("mark").Select(mark => $"{mark.Attribute("class")!.Value}|{mark.Value}").ShouldBe(
        [
            "neutral|a +0.01", "for s4|great +0.80", "for s2|film +0.30", "against s3|not −0.50", "against s1|bad −0.10",
        ]);
        row.Elements("td").Last().Elements("mark").Count(mark => mark.Attribute("tabindex") is not null).ShouldBe(3);
    }

    [Fact]
    public void Write_TextOfAStranger_IsShownAndNotObeyed()
    {
        const string text = "<script>alert(1)</script> \" ' & \u0001 é 😀";
        var explanation = MadeExplanation.Of(text, 1, 0.5) with { Label = "<b>", TrueLabels = ["<i onclick=\"x\">"] };
        var written = Text(explanation);
        written.ShouldNotContain("<script");
        written.ShouldNotContain("<b>");
        written.ShouldNotContain("<i ");
        var cell = XDocument.Parse(written, LoadOptions.PreserveWhitespace).Descendants("td").Last();
        cell.Descendants("span").Where(span => span.Attribute("class")?.Value == "value").Remove();
        cell.Value.ShouldBe(text.Replace('\u0001', '\uFFFD'));
    }

    [Fact]
    public void Write_Page_NeedsNothingElse()
    {
        var written = Text(MadeExplanation.Of("great film", 0.5, -0.25));
        foreach (var reaching in new[] { "http", "url(", "@import", "src=", "href=", "<link", "<script" })
            written.ShouldNotContain(reaching, Case.Insensitive);
        var page = XDocument.Parse(written);
        page.Root!.Attribute("lang")!.Value.ShouldBe("en");
        page.Descendants("meta").ShouldContain(meta => meta.Attribute("name") != null && meta.Attribute("name")!.Value == "viewport");
        page.Descendants("th").ShouldAllBe(cell => cell.Attribute("scope") != null);
    }

    [Fact]
    public void Write_Summary_HasTheWordsOfEachLabelAndTheErrors()
    {
        var summary = new ExplanationSummary(most: 5);
        summary.Add(MadeExplanation.Of("great dull", 0.5, -0.25).Judged("good", 0.9));
        summary.Add(MadeExplanation.Of("<odd>", 0.5).Judged("bad", 0.8));
        using var writer = new StringWriter();
        ExplanationPage.Write(writer, "a title", summary);
        var page = XDocument.Parse(writer.ToString());
        page.Descendants("h2").Select(heading => heading.Value).ShouldBe(["good", "Errors"]);
        page.Descendants("th").Where(cell => cell.Attribute("scope")!.Value == "row").Select(cell => cell.Value)
            .ShouldBe(["<odd>", "great", "dull"]);
        page.Descendants("tr").Count(row => row.Attribute("class")?.Value == "error").ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Style_LightAndDark_HasTheContrastOfAA(int scheme)
    {
        var written = Text(MadeExplanation.Of("great", 1));
        var colours = new PageColours(written, scheme);
        var grounds = colours.Names(@"page|error|(for|against)\d");
        grounds.Count.ShouldBe(2 + (2 * WordStrength.Levels));
        foreach (var ground in grounds)
            colours.Contrast("text", ground).ShouldBeGreaterThanOrEqualTo(PageColours.ContrastOfAA, ground);
        colours.Contrast("muted", "error").ShouldBeGreaterThanOrEqualTo(PageColours.ContrastOfAA);
    }

    private static string Text(Explanation explanation)
    {
        using var writer = new StringWriter();
        ExplanationPage.Write(writer, "a <title>", [explanation]);
        return writer.ToString();
    }

    private static XDocument Page(Explanation explanation) => XDocument.Parse(Text(explanation));
}
