using System.Text;
using Glosa.Data;

namespace Glosa.Tests.Data.Readers;

public sealed class DataFileTests : IDisposable
{
    private const string Rows = "text,label\nx,1\ny,2\n";
    private readonly DataFiles _folder = new();

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.csv.gz")]
    public void Open_Gzip_IsKnownByItsMagicNumber(string name) =>
        DataSet.Load(_folder.Write(name, DataFiles.Gzip(Rows)), new()).Examples.Count.ShouldBe(2);

    [Fact]
    public void Open_SeveralGzipMembers_AreOneFile() =>
        DataSet.Load(_folder.Write("a.csv.gz", [.. DataFiles.Gzip(Rows), .. DataFiles.Gzip("z,3\n")]), new())
            .Examples.Count.ShouldBe(3);

    [Fact]
    public void Open_GzipCutAnywhere_IsNeverTakenForWhole()
    {
        var packed = DataFiles.Gzip(
            "text,label\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"niño {i * 7919},{i % 2}\n")));
        for (var length = 2; length < packed.Length; length++)
            _folder.Error("a.csv.gz", packed[..length]).ShouldEndWith("""
                  expected: gzip data up to the end of the file
                  found:    data that is cut off or damaged here
                  to do:    get the file again; gzip -t FILE checks it
                """, customMessage: $"cut to {length} bytes");
    }

    [Fact]
    public void Open_GzipDamaged_SaysSo()
    {
        var packed = DataFiles.Gzip(Rows);
        packed[^5] ^= 1;
        _folder.Error("a.csv.gz", packed).ShouldContain("data that is cut off or damaged here");
    }

    [Fact]
    public void Open_NamedGzipButText_SaysSo() => _folder.Error("a.csv.gz", Rows).ShouldBe("""
        a.csv.gz
          expected: gzip data, as the name says
          found:    something else
          to do:    take .gz off the name if the file is not compressed, or get the file again
        """);

    [Theory]
    [InlineData(10)]
    [InlineData(70_000)]
    public void Open_BrokenUtf8_TellsLineAndByte(int length)
    {
        var before = Encoding.UTF8.GetBytes($"text,label\n{new string('x', length)} ñ,1\nni");
        var error = _folder.Error("a.csv", [.. before, 0xF1, .. "o,2\n"u8]);
        error.ShouldBe("""
            a.csv:3:3
              expected: text in UTF-8
              found:    the byte 0xF1 at byte 3 of the line
              to do:    save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW
            """);
    }

    [Fact]
    public void Open_CharacterCutAtTheEnd_IsBrokenUtf8() =>
        _folder.Error("a.csv", [.. "text,label\nx,"u8, 0xE4, 0xBA]).ShouldStartWith("a.csv:2:3\n");

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void Open_Utf16_IsRecognized(string encoding, bool mark)
    {
        var text = Encoding.GetEncoding(encoding).GetBytes((mark ? "\uFEFF" : "") + Rows);
        _folder.Error("a.csv", text).ShouldBe("""
            a.csv
              expected: text in UTF-8
              found:    UTF-16
              to do:    save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8 FILE > NEW
            """);
    }

    [Fact]
    public void Open_Spreadsheet_IsRecognized() =>
        _folder.Error("a.csv", "PK\u0003\u0004rest").ShouldContain("a ZIP archive, which spreadsheets also are");

    [Fact]
    public void Open_MissingFile_SuggestsTheNearestName()
    {
        _folder.Write("train.csv.gz", Rows);
        _folder.Write("test.csv", Rows);
        _folder.ErrorOf("train.csv").ShouldBe("""
            train.csv
              expected: a file
              found:    no such file
              to do:    did you mean "train.csv.gz"? Check the path; a relative one starts at the current folder
            """);
    }

    [Fact]
    public void Open_MissingFolder_SaysSo() => _folder.ErrorOf("no/train.csv").ShouldBe("""
        no/train.csv
          expected: a file
          found:    no such folder
          to do:    check the path; a relative one starts at the current folder
        """);

    [Fact]
    public void Open_FolderForAFormatOfFiles_SaysSo()
    {
        Directory.CreateDirectory(_folder.Path("data"));
        _folder.ErrorOf("data", new() { Format = "csv" }).ShouldBe("""
            data
              expected: a file
              found:    a folder
              to do:    name a file in it, or set data.format to folder
            """);
    }

    public void Dispose() => _folder.Dispose();
}
