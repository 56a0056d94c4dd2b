using Glosa.Data;
using Glosa.Data.Writers;
using Glosa.Errors;

namespace Glosa.Tests.Data.Writers;

public class DataWritersTests
{
    [Theory]
    [InlineData("a.csv", "csv")]
    [InlineData("a.b.TSV.GZ", "tsv")]
    [InlineData("a.ndjson", "jsonl")]
    [InlineData("a.ft.gz", "fasttext")]
    [InlineData("a/", "folder")]
    public void Choose_Auto_GoesByTheName(string target, string writer) =>
        DataWriters.Choose("auto", target).Name.ShouldBe(writer);

    [Fact]
    public void Choose_Name_OverridesTheEnding() => DataWriters.Choose("tsv", "a.csv").Name.ShouldBe("tsv");

    [Fact]
    public void Choose_UnknownName_SuggestsTheNearest() =>
        Should.Throw<InvalidInputException>(() => DataWriters.Choose("json", "a")).Message.ShouldBe("""
            --format
              expected: csv, tsv, jsonl, fasttext, folder
              found:    "json"
              to do:    did you mean "jsonl"? Name one of the formats
            """);

    [Fact]
    public void Writers_OfAllFormats_AreCalledAsTheirReaders() => BuiltIns.Writers
        .ShouldAllBe(writer => writer.Extensions.All(
            ending => DataReaders.Choose("auto", "a" + ending).Name == writer.Name)
            && DataReaders.Choose(writer.Name, "a").ReadsFolders == writer.WritesFolders);
}
