using Glosa.Data;

namespace Glosa.Tests.Data.Readers;

public sealed class JsonLinesReaderTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_Rows_TakesKeysAndSkipsBlankLines() =>
        _folder.Load("a.jsonl", "{\"text\": \"a\\n\\u00f1\", \"label\": \"pos\", \"more\": [1]}\r\n\r\n  \n"
            + "{\"label\": \"neg\", \"text\": \"\"}")
            .ShouldBe([new("a\nñ", "pos", 1), new("", "neg", 4)]);

    [Theory]
    [InlineData("1")]
    [InlineData("-1.50")]
    [InlineData("true")]
    public void Read_LabelThatIsNoString_BecomesTextAsWritten(string label) =>
        _folder.Load("a.ndjson", $$"""{"text": "x", "label": {{label}}}""").ShouldBe([new("x", label, 1)]);

    [Fact]
    public void Read_SeveralColumns_JoinsThemAndMapsTheLabel() =>
        _folder.Load("a.jsonl", """{"title": "x", "body": "y", "class": 3}""", new()
        {
            TextColumns = ["title", "body"],
            LabelColumn = "class",
            Labels = new Dictionary<string, string> { ["3"] = "Business" },
        }).ShouldBe([new("x y", "Business", 1)]);

    [Fact]
    public void Read_RowsThatCannotBeUsed_AreToldTogether() => _folder.Error("a.jsonl", """
        {"text": "good", "label": 1}
        {"text": "x", "label": 1,}
        {"text": 5, "label": 1}
        {"text": "x", "label": null}
        {"text": "x", "lable": 1}
        ["x", 1]
        {"text": "\ud800", "label": 1}
        {"text": "x", "text": "y", "label": 1}
        {"text": "x", "label": " "}
        """).ShouldBe("""
        a.jsonl:2:26
          expected: a JSON object
          found:    what is no JSON, at byte 26 of the line
          to do:    mend the line; each is an object of its own, without a comma behind it
        a.jsonl:3
          expected: a string in "text"
          found:    a number
          to do:    put the value in quotes, or remove the row
        a.jsonl:4
          expected: a label in "label": a string or a number
          found:    null
          to do:    write the label, or remove the row
        a.jsonl:5
          expected: the key "label"
          found:    the keys "text", "lable"
          to do:    did you mean "lable"? Set data.label_column to one of them, or add the key
        a.jsonl:6
          expected: a JSON object
          found:    an array
          to do:    write each example as {"text": …, "label": …} on a line of its own
        a.jsonl:7
          expected: whole characters in "text"
          found:    half of a surrogate pair (an escape \ud800 to \udfff)
          to do:    write both halves, or the character itself
        a.jsonl:8
          expected: a JSON object
          found:    a key that occurs twice
          to do:    mend the line; each is an object of its own, without a comma behind it
        a.jsonl:9
          expected: a label in column "label"
          found:    nothing
          to do:    write the label, or remove the row
        """);

    [Fact]
    public void Read_KeyMissingFromTheFirstRow_IsToldOnce() =>
        _folder.Error("a.jsonl", """
            {"texts": "x", "label": 1}
            {"texts": "y", "label": 2}
            """).ShouldBe("""
            a.jsonl:1
              expected: the key "text"
              found:    the keys "texts", "label"
              to do:    did you mean "texts"? Set data.text_columns to one of them, or add the key
            """);

    [Fact]
    public void Read_EmptyFile_SaysSo() => _folder.Error("a.jsonl", "\n \n").ShouldBe("""
        a.jsonl
          expected: one JSON object a line
          found:    an empty file
          to do:    check that this is the file you mean
        """);

    public void Dispose() => _folder.Dispose();
}
