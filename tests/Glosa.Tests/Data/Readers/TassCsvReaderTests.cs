using Glosa.Data;

namespace Glosa.Tests.Data.Readers;

public sealed class TassCsvReaderTests : IDisposable
{
    private const string Tweets = """
        tweetid;user;content;date;lang
        1;ana;"Qué día; largo";2012;es
        2;luis;sin etiqueta;2012;es
        3;eva;bien;2012;es
        3;eva;otra vez;2012;es
        """;

    private const string Polarities = "tweetid_fk;value;type\n3;P;AGREEMENT\n1;N+;AGREEMENT\n3;N;AGREEMENT\n9;P;AGREEMENT\n";
    private const string Topics = "tweetid_fk;topic\n3;\"cine;otros\"\n1;cine\n1;música\n";

    private static readonly DataOptions Options = new() { TextColumns = ["content"], LabelColumn = "polarity" };
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_TweetsAndPolarities_AreJoinedByTheFirst()
    {
        WriteAll();
        _folder.Load("tweets.csv", Tweets, Options).ShouldBe([new("Qué día; largo", "N+", 2), new("bien", "P", 4)]);
    }

    [Fact]
    public void Read_PackedAndUnpacked_GoTogether()
    {
        _folder.Write("2012-polarities.csv", Polarities);
        _folder.Write("2012-tweets.csv.gz", DataFiles.Gzip(Tweets));
        DataSet.Load(_folder.Path("2012-tweets.csv.gz"), Options).Examples.Count.ShouldBe(2);
    }

    [Fact]
    public void Read_Topics_AreJoinedWhereATweetHasSeveral()
    {
        WriteAll();
        _folder.Load("tweets.csv", Tweets, Options with { LabelColumn = "topic", LabelSeparator = ";" })
            .Select(example => string.Join(' ', example.Labels)).ShouldBe(["cine música", "cine otros"]);
    }

    [Fact]
    public void ReadTexts_Tweets_NeedsNoOtherFile() =>
        DataSet.ReadTexts(_folder.Write("tweets.csv", Tweets), Options).Select(example => example.Text)
            .ShouldBe(["Qué día; largo", "sin etiqueta", "bien"]);

    [Fact]
    public void Choose_Auto_LooksAtTheFirstColumn()
    {
        DataReaders.Choose("auto", _folder.Write("a.csv", Tweets)).Name.ShouldBe("tass_csv");
        DataReaders.Choose("auto", _folder.Write("b.csv", "tweetid,content\n")).Name.ShouldBe("csv");
    }

    [Fact]
    public void Read_BrokenRows_AreToldWithTheirFileAndLine()
    {
        _folder.Write("polarities.csv", Polarities.Replace("3;N;AGREEMENT", "3;;AGREEMENT") + "4;P\n");
        _folder.Error("tweets.csv", Tweets, Options).ShouldBe("""
            polarities.csv:4
              expected: a label in column "value"
              found:    nothing
              to do:    write the label, or remove the row
            polarities.csv:6
              expected: 3 fields, as in line 1
              found:    2 fields
              to do:    add the missing field, or remove the row
            """);
        WriteAll();
        _folder.Error("tweets.csv", Tweets + "\n4;x;y", Options).ShouldBe("""
            tweets.csv:6
              expected: 5 fields, as in line 1
              found:    3 fields
              to do:    add the missing field, or remove the row
            """);
        _folder.Error("tweets.csv", Tweets, Options with { TextColumns = ["text"] })
            .ShouldContain("""expected: a column named "text" """.TrimEnd());
    }

    [Fact]
    public void Read_FilesThatDoNotFit_AreTold()
    {
        _folder.Error("tweets.csv", Tweets, Options).ShouldBe("""
            polarities.csv
              expected: a file
              found:    no such file
              to do:    check the path; a relative one starts at the current folder
            """);
        _folder.Error("mine.csv", Tweets, Options).ShouldContain("a name with tweets in it");
        _folder.Write("polarities.csv", "tweetid_fk;value;type\n7;P;AGREEMENT\n");
        _folder.Error("tweets.csv", Tweets, Options).ShouldContain("put the files of one data set together");
        _folder.Error("tweets.csv", Tweets).ShouldContain("expected: polarity or topic");
    }

    private void WriteAll()
    {
        _folder.Write("polarities.csv", Polarities);
        _folder.Write("topics.csv", Topics);
    }

    public void Dispose() => _folder.Dispose();
}
