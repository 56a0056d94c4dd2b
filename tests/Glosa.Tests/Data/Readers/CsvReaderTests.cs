using Glosa.Data;

namespace Glosa.Tests.Data.Readers;

public sealed class CsvReaderTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_QuotesAndLineBreaks_FollowsRfc4180() =>
        _folder.Load("a.csv", "label,text\n1,\"a, \"\"b\"\"\nc\"\n\n2,plain \"quoted\" words\n3,\n").ShouldBe(
            [new("a, \"b\"\nc", "1", 2), new("plain \"quoted\" words", "2", 5), new("", "3", 6)]);

    [Fact]
    public void Read_ByteOrderMarkAndCarriageReturns_AreNoPartOfTheData() =>
        _folder.Load("a.csv", "\uFEFFtext,label\r\nx,1\r\n\"y\r\nz\",2")
            .ShouldBe([new("x", "1", 2), new("y\r\nz", "2", 3)]);

    [Fact]
    public void Read_NoHeader_TakesNumbersAndJoinsColumns()
    {
        var options = new DataOptions
        {
            Header = false,
            TextColumns = ["2", "3"],
            LabelColumn = "1",
            Labels = new Dictionary<string, string> { ["3"] = "Business", ["4"] = "Sci/Tech" },
        };
        _folder.Load("a.csv", "\"3\",\"Fears\",\"Unions say\"\n\"4\",\"Race\",\"\"\n\"5\",\"\",\"x\"\n", options)
            .ShouldBe([new("Fears Unions say", "Business", 1), new("Race ", "Sci/Tech", 2), new(" x", "5", 3)]);
    }

    [Fact]
    public void Read_NumbersWithHeader_CountColumnsFromOne() =>
        _folder.Load("a.csv", "stars,review\n5,good\n", new() { TextColumns = ["2"], LabelColumn = "1" })
            .ShouldBe([new("good", "5", 2)]);

    [Fact]
    public void Read_NumberThatIsAName_MeansTheName() =>
        _folder.Load("a.csv", "2,1,label\nx,y,z\n", new() { TextColumns = ["1"] }).ShouldBe([new("y", "z", 2)]);

    [Fact]
    public void Read_Separator_StandsBetweenTheColumns() =>
        _folder.Load("a.csv", "a,b,label\nx,y,1\n", new() { TextColumns = ["b", "a"], TextSeparator = " | " })
            .ShouldBe([new("y | x", "1", 2)]);

    [Fact]
    public void Read_OtherDelimiter_Splits() =>
        _folder.Load("a.csv", "text;label\nx,y;1\n", new() { Delimiter = ";" }).ShouldBe([new("x,y", "1", 2)]);

    [Theory]
    [InlineData("NO")]
    [InlineData("1")]
    [InlineData("007")]
    [InlineData("null")]
    [InlineData("on")]
    [InlineData("P+")]
    public void Read_AnyLabel_IsText(string label) =>
        _folder.Load("a.csv", $"text,label\nx, {label} \n").ShouldBe([new("x", label, 2)]);

    [Fact]
    public void Read_RowLongerThanTheBuffer_IsWhole()
    {
        var text = string.Concat(Enumerable.Repeat("ñandú 👋 ", 30_000));
        _folder.Load("a.csv", $"text,label\n{text},1\n").ShouldBe([new(text, "1", 2)]);
    }

    public void Dispose() => _folder.Dispose();
}
