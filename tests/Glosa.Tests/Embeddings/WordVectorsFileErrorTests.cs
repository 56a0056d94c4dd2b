using System.Text;
using Glosa.Data;
using Glosa.Embeddings;
using Glosa.Errors;
using Glosa.Tests.Data;

namespace Glosa.Tests.Embeddings;

public sealed class WordVectorsFileErrorTests : IDisposable
{
    private readonly DataFiles _files = new();

    [Theory]
    [InlineData("a 1 2 3\nb 1 2\n", ":2", "a word and 3 numbers, as in line 1", "a word and 2 numbers")]
    [InlineData("a 1 2 3\nb 1 2 3 4\n", ":2", "a word and 3 numbers, as in line 1", "a word and 4 numbers")]
    [InlineData("2 3\na 1 2 3\nb 1\n", ":3", "a word and 3 numbers, as line 1 says", "a word and 1 number")]
    [InlineData("a 1 2\nb\n", ":2", "a word and 2 numbers, as in line 1", "a word and 0 numbers")]
    [InlineData("a 1 2\nb 1 nan\n", ":2", "a word and 2 numbers, as in line 1", "\"nan\" in place of number 2")]
    [InlineData("a 1 2\nb inf 1\n", ":2", "a word and 2 numbers, as in line 1", "\"inf\" in place of number 1")]
    [InlineData("a 1 2\nb c 1\n", ":2", "a word and 2 numbers, as in line 1", "\"c\" in place of number 1")]
    [InlineData("", "", "a word and its numbers on each line", "an empty file")]
    [InlineData("the\n", ":1", "a word and its numbers, 1 to 65536", "no number at the end of the line")]
    [InlineData("text,label\na,b\n", ":1", "a word and its numbers, 1 to 65536", "no number at the end of the line")]
    [InlineData("a 1 2 x\n", ":1", "a word and its numbers, 1 to 65536", "no number at the end of the line")]
    [InlineData("PK\u0003\u0004zip", "", "a text file of word vectors", "a ZIP archive")]
    public void Read_WrongLine_IsToldWithItsPlace(string text, string line, string expected, string found)
    {
        var problem = ErrorOf(_files.Write("v.txt", text));
        (problem.Where, problem.Expected, problem.Found).ShouldBe((_files.Path("v.txt") + line, expected, found));
        problem.WhatToDo.ShouldNotBeEmpty();
    }

    [Fact]
    public void Read_WrongDimensionFarDown_IsToldWhole()
    {
        const int wrong = 812_344;
        var path = _files.Path("v.txt");
        using (var file = new StreamWriter(path))
            for (var line = 1; line <= wrong; line++)
                file.Write(line == wrong ? "odd 1 2\n" : "word 1 2 3\n");
        ErrorOf(path, []).ToString().ShouldBe($"""
            {path}:812344
              expected: a word and 3 numbers, as in line 1
              found:    a word and 2 numbers
              to do:    mend or remove the line; if the file was cut off, get it again
            """);
    }

    [Fact]
    public void Read_GzipCutOff_IsTold()
    {
        var random = new RandomStream(3);
        var text = new StringBuilder();
        for (var row = 0; row < 3000; row++) text.Append($"word{row} {random.NextDouble()} {random.NextDouble()}\n");
        var packed = DataFiles.Gzip(text.ToString());
        var problem = ErrorOf(_files.Write("v.txt.gz", packed[..(packed.Length / 2)]), []);
        problem.Where.ShouldStartWith(_files.Path("v.txt.gz:"));
        problem.Found.ShouldBe("data that is cut off or damaged here");
    }

    [Fact]
    public void Read_BinaryWord2Vec_IsTold()
    {
        byte[] bytes = [.. "3 4\nthe "u8, 0, 0, 0x80, 0x3F, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, (byte)'\n'];
        ErrorOf(_files.Write("v.bin", bytes)).WhatToDo.ShouldBe("this seems to be a binary file: save it as text first");
    }

    [Fact]
    public void Read_NoLines_StopsBeforeItFillsMemory() =>
        ErrorOf(_files.Write("v.txt", "a 1 2\n" + new string('x', ByteLines.LongestLine + 10))).Expected
            .ShouldBe("a line of at most 4194304 bytes");

    [Fact]
    public void Open_NoSuchFile_IsTold()
    {
        _files.Write("glove.txt", "a 1 2\n");
        var problem = ErrorOf(_files.Path("glvoe.txt"));
        (problem.Expected, problem.Found).ShouldBe(("a file", "no such file"));
        problem.WhatToDo.ShouldContain("glove.txt");
    }

    private static Problem ErrorOf(string path, HashSet<string>? wanted = null) =>
        Should.Throw<InvalidInputException>(() =>
        {
            using var file = WordVectorsFile.Open(path);
            file.Read(wanted);
        }).Problems.ShouldHaveSingleItem();

    public void Dispose() => _files.Dispose();
}
