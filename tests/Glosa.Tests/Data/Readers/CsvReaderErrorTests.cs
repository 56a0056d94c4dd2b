using Glosa.Data;

namespace Glosa.Tests.Data.Readers;

public sealed class CsvReaderErrorTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_MissingColumns_ListsThoseThatAreThere() =>
        _folder.Error("a.csv", "id,texto,class\n1,x,2\n").ShouldBe("""
        a.csv:1
          expected: a column named "text"
          found:    the columns "id", "texto", "class"
          to do:    did you mean "texto"? Set data.text_columns to one of them, or data.header to false if line 1 is already an example
        a.csv:1
          expected: a column named "label"
          found:    the columns "id", "texto", "class"
          to do:    set data.label_column to one of them, or data.header to false if line 1 is already an example
        """);

    [Fact]
    public void Read_KnownLabelWhereNamesAreExpected_IsTakenForAnExample()
    {
        var options = new DataOptions
        {
            TextColumns = ["2"],
            LabelColumn = "1",
            Labels = new Dictionary<string, string> { ["3"] = "Business", ["4"] = "Sci/Tech" },
        };
        _folder.Error("a.csv", "3,Fears\n4,Race\n", options).ShouldBe("""
            a.csv:1
              expected: column names in line 1
              found:    "3" in the label column, which data.labels knows as a label
              to do:    say that line 1 is an example: --no-header, or data.header: false
            """);
    }

    [Fact]
    public void Read_ColumnNumberOutOfRange_TellsTheRange() =>
        _folder.Error("a.csv", "x,1\n", new() { Header = false, TextColumns = ["0"], LabelColumn = "3" }).ShouldBe("""
            a.csv:1
              expected: column 0
              found:    columns 1 to 2
              to do:    use a number from 1 to 2 in data.text_columns
            a.csv:1
              expected: column 3
              found:    columns 1 to 2
              to do:    use a number from 1 to 2 in data.label_column
            """);

    [Fact]
    public void Read_NameWithoutHeader_AsksForANumber() =>
        _folder.Error("a.csv", "x,1\n", new() { Header = false, LabelColumn = "2" }).ShouldBe("""
            a.csv:1
              expected: a column number, because data.header is false
              found:    the name "text"
              to do:    use a number from 1 to 2 in data.text_columns
            """);

    [Fact]
    public void Read_TwoColumnsOfOneName_AsksForTheNumber() =>
        _folder.Error("a.csv", "text,label,text\nx,1,y\n").ShouldBe("""
        a.csv:1
          expected: one column named "text"
          found:    columns 1 and 3 of that name
          to do:    set data.text_columns to the number of the one you mean
        """);

    [Fact]
    public void Read_EmptyFile_SaysSo() => _folder.Error("a.csv", "\n\n").ShouldBe("""
        a.csv
          expected: a row of column names, then examples
          found:    an empty file
          to do:    check that this is the file you mean
        """);

    [Fact]
    public void Read_HeaderOnly_SaysSo() => _folder.Error("a.csv", "text,label\n").ShouldBe("""
        a.csv
          expected: examples after the row of column names
          found:    no row after line 1
          to do:    add examples, or set data.header to false if line 1 is one
        """);

    [Theory]
    [InlineData("text,label\nx,1\n\"y,2\nz,3\n")]
    [InlineData("text,label\nx,1\ny \"z,\"2\n")]
    [InlineData("text,label\nx,1\ny,\"")]
    public void Read_QuoteOpenAtTheEnd_TellsWhereItsRowStarts(string text) => _folder.Error("a.csv", text).ShouldBe($"""
        a.csv:3
          expected: a closing quote for field {(text.Contains("\"y") ? 1 : 2)} of this row
          found:    the end of the file
          to do:    close the quote, or double it if it belongs to the text
        """);

    [Fact]
    public void Read_TextAfterClosingQuote_IsAProblemOfTheRow() =>
        _folder.Error("a.csv", "text,label\na \"b\",\"1\"2\nx,1\n").ShouldBe("""
        a.csv:2
          expected: a delimiter or the end of the row after the closing quote of field 2
          found:    more text
          to do:    double every quote inside a quoted field (""); a quote left open further up has the same effect
        """);

    [Theory]
    [InlineData("")]
    [InlineData(", ")]
    [InlineData("\"")]
    [InlineData("¦")]
    public void Read_ImpossibleDelimiter_SaysSo(string delimiter) =>
        _folder.Error("a.csv", "text,label\nx,1\n", new() { Delimiter = delimiter })
            .ShouldStartWith("data.delimiter\n  expected: one ASCII character other than a quote or a line break\n");

    [Fact]
    public void Read_LongNamesAndControlCharacters_AreShownShort()
    {
        var message = _folder.Error("a.csv", $"{new string('x', 100)},a\tb\nx,1\n");
        message.ShouldContain($"the columns \"{new string('x', 40)}…\", \"a\\u0009b\"\n");
    }

    public void Dispose() => _folder.Dispose();
}
