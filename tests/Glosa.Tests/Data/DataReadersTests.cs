using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Tests.Data;

public sealed class DataReadersTests
{
    [Theory]
    [InlineData("a.csv", "csv")]
    [InlineData("data/a.CSV.GZ", "csv")]
    [InlineData("a.b.tsv", "tsv")]
    [InlineData("a.jsonl.gz", "jsonl")]
    [InlineData("a.ndjson", "jsonl")]
    public void Choose_Auto_GoesByTheFileName(string file, string reader) =>
        DataReaders.Choose("auto", file).Name.ShouldBe(reader);

    [Fact]
    public void Choose_Name_OverridesTheFileName() => DataReaders.Choose("tsv", "a.csv").Name.ShouldBe("tsv");

    [Fact]
    public void Choose_UnknownEnding_TellsWhatToDo() =>
        Should.Throw<InvalidInputException>(() => DataReaders.Choose("auto", "data/a.xlsx")).Message.ShouldBe("""
            data/a.xlsx
              expected: a name that ends in .csv, .tsv, .jsonl, .ndjson, with or without .gz
              found:    the ending .xlsx
              to do:    rename the file, or set data.format to csv, tsv or jsonl
            """);

    [Fact]
    public void Choose_UnknownName_SuggestsTheNearest() =>
        Should.Throw<InvalidInputException>(() => DataReaders.Choose("json", "a.json")).Message.ShouldBe("""
            data.format
              expected: auto, csv, tsv or jsonl
              found:    "json"
              to do:    did you mean "jsonl"? Name one of the readers
            """);
}
