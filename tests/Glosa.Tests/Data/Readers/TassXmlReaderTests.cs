using Glosa.Data;
using Glosa.Data.Writers;

namespace Glosa.Tests.Data.Readers;

public sealed class TassXmlReaderTests : IDisposable
{
    private const string Good = """
        <?xml version="1.0" encoding="UTF-8"?>
        <tweets>
         <tweet>
          <tweetid>1</tweetid>
          <user>ana</user>
          <content><![CDATA[Qué día <más> largo & gris]]></content>
          <sentiments>
           <polarity><value>N+</value><type>AGREEMENT</type></polarity>
           <polarity><entity>día</entity><value>P</value></polarity>
          </sentiments>
          <topics><topic>otros</topic><topic>cine</topic></topics>
         </tweet>
         <tweet><tweetid>2</tweetid><user>luis</user><content>sin etiqueta</content></tweet>
         <!-- as in later years -->
         <tweet><content>bien</content><sentiment><polarity><value>P</value></polarity></sentiment></tweet>
        </tweets>
        """;

    private static readonly DataOptions Options = new() { TextColumns = ["content"], LabelColumn = "polarity" };
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_Tweets_TakesTheFirstPolarityAndLeavesOutTheRest()
    {
        _folder.Load("a.xml", Good, Options).ShouldBe([new("Qué día <más> largo & gris", "N+", 3), new("bien", "P", 15)]);
        _folder.Write("b.xml.gz", DataFiles.Gzip(Good));
        DataSet.Load(_folder.Path("b.xml.gz"), Options with
        {
            Labels = new Dictionary<string, string> { ["P"] = "good", ["P+"] = "good", ["N+"] = "bad" },
        }).Examples.Select(example => example.Label).ShouldBe(["bad", "good"]);
    }

    [Fact]
    public void Read_Topics_AreLabelsOfWhichATextHasSeveral() => _folder.Load("a.xml", Good, Options with
    {
        LabelColumn = "topic",
        LabelSeparator = ";",
    }).ShouldHaveSingleItem().Labels.ShouldBe(["cine", "otros"]);

    [Fact]
    public void ReadTexts_Tweets_NeedsNoLabel() =>
        DataSet.ReadTexts(_folder.Write("a.xml", Good), Options).Select(example => example.Text)
            .ShouldBe(["Qué día <más> largo & gris", "sin etiqueta", "bien"]);

    [Fact]
    public void Convert_Tweets_WritesThem()
    {
        var target = _folder.Path("b.jsonl");
        DataConversion.Run(_folder.Write("a.xml", Good), Options, target, "auto", overwrite: false).Rows.ShouldBe(2);
        DataSet.Load(target, new()).Examples.Select(example => example.Label).ShouldBe(["N+", "P"]);
    }

    [Fact]
    public void Read_TweetWithoutText_IsToldWithItsLine() => _folder.Error("a.xml", """
        <tweets>
         <tweet><content>bien</content><polarity><value>P</value></polarity></tweet>
         <tweet><user>ana</user><polarity><value>P</value></polarity></tweet>
         <tweet></tweet>
        </tweets>
        """, Options).ShouldBe("""
        a.xml:3
          expected: an element "content" in the tweet
          found:    the elements "user", "polarity"
          to do:    set data.text_columns to one of them, such as content, or remove the tweet
        a.xml:4
          expected: an element "content" in the tweet
          found:    none
          to do:    set data.text_columns to one of them, such as content, or remove the tweet
        """);

    [Fact]
    public void Read_BrokenFiles_AreToldWithTheirPlace()
    {
        _folder.Error("a.xml", "<tweets>\n<tweet><content>a & b</content></tweet></tweets>", Options)
            .ShouldStartWith("a.xml:2:20\n  expected: XML\n");
        _folder.Error("b.xml", Good[..400], Options).ShouldContain("  expected: XML\n");
        _folder.Error("c.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]>\n<tweets/>", Options).ShouldContain("DTD");
        _folder.Error("d.xml", "<rows><row/></rows>", Options).ShouldContain("expected: elements named tweet");
        _folder.Error("e.xml", "", Options).ShouldContain("expected: XML");
        _folder.Error("f.xml", "<tweets><tweet><content>a</content></tweet></tweets>", Options).ShouldBe("""
            f.xml
              expected: tweets with a polarity
              found:    1 tweet without
              to do:    name a file with labels; predict reads one without
            """);
    }

    [Fact]
    public void Read_OtherLabelColumn_TellsBoth() => _folder.Error("a.xml", Good).ShouldBe("""
        data.label_column
          expected: polarity or topic, the labels of tweets of TASS
          found:    "label"
          to do:    name one of them: --label-column polarity
        """);

    public void Dispose() => _folder.Dispose();
}
