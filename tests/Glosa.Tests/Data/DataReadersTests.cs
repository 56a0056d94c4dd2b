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
    [InlineData("a.ft.gz", "fasttext")]
    [InlineData("a.fasttext", "fasttext")]
    [InlineData("a.xml.gz", "tass_xml")]
    public void Choose_Auto_GoesByTheFileName(string file, string reader) =>
        DataReaders.Choose("auto", file).Name.ShouldBe(reader);

    [Fact]
    public void Choose_AutoAndFolder_ReadsFolders() =>
        DataReaders.Choose("auto", Path.GetTempPath()).Name.ShouldBe("folder");

    [Theory]
    [InlineData("__label__a text\n", true)]
    [InlineData("__label", false)]
    [InlineData("a __label__b\n", false)]
    [InlineData("", false)]
    public void Recognizes_AnyEnding_LooksForALabelAtTheStart(string text, bool isFastText)
    {
        using var folder = new DataFiles();
        DataReaders.Recognizes(folder.Write("lines.data", text)).ShouldBe(isFastText);
        DataReaders.Choose("auto", folder.Write("lines.txt", text)).Name.ShouldBe(isFastText ? "fasttext" : "lines");
        DataReaders.Recognizes(folder.Write("lines.train.gz", DataFiles.Gzip(text))).ShouldBe(isFastText);
    }

    [Fact]
    public void Choose_Name_OverridesTheFileName() => DataReaders.Choose("tsv", "a.csv").Name.ShouldBe("tsv");

    [Fact]
    public void Choose_UnknownEnding_TellsWhatToDo() =>
        Should.Throw<InvalidInputException>(() => DataReaders.Choose("auto", "data/a.xlsx")).Message.ShouldBe("""
            data/a.xlsx
              expected: a name that ends in .csv, .tsv, .jsonl, .ndjson, .fasttext, .ft, .txt, .xml, with or without .gz
              found:    the ending .xlsx
              to do:    rename the file, or set data.format to csv, tsv, jsonl, fasttext, lines, folder, tass_xml or tass_csv
            """);

    [Fact]
    public void Choose_UnknownName_SuggestsTheNearest() =>
        Should.Throw<InvalidInputException>(() => DataReaders.Choose("json", "a.json")).Message.ShouldBe("""
            data.format
              expected: auto, csv, tsv, jsonl, fasttext, lines, folder, tass_xml or tass_csv
              found:    "json"
              to do:    did you mean "jsonl"? Name one of the readers
            """);
}
