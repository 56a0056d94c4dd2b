using System.Text;
using Glosa.Embeddings;
using Glosa.Tests.Data;

namespace Glosa.Tests.Embeddings;

public sealed class WordVectorsFileTests : IDisposable
{
    private readonly DataFiles _files = new();

    [Theory]
    [InlineData("the 0.5 -1\nof 2 3e-1\n")]                 // GloVe
    [InlineData("2 2\nthe 0.5 -1\nof 2 0.3\n")]             // word2vec
    [InlineData("2 2\nthe 0.5 -1 \nof 2 0.3 \n")]           // fastText ends its lines with a blank
    [InlineData("the\t0.5\t-1\nof\t2\t0.3")]
    [InlineData("2 2\r\nthe 0.5 -1\r\nof 2 0.3\r\n")]
    [InlineData("the  0.5 \t -1\n\n\nof 2   0.3\n")]
    [InlineData("\uFEFFthe 0.5 -1\nof 2 0.3\n")]
    [InlineData("the 0.5 -1\nof 2 0.3\nthe 7 7\nof 9 9\n")]          // the first of two counts
    public void Read_AnyFormat_GivesTheSameVectors(string text)
    {
        var vectors = Read(text);
        vectors.Dimension.ShouldBe(2);
        vectors.Words.ShouldBe(["the", "of"]);
        VectorOf(vectors, "the").ShouldBe([0.5f, -1]);
        VectorOf(vectors, "of").ShouldBe([2, 0.3f]);
    }

    [Fact]
    public void Read_Gzip_IsUnpacked()
    {
        using var file = WordVectorsFile.Open(_files.Write("v.txt.gz", DataFiles.Gzip("a 1 2\nb 3 4\n")));
        VectorOf(file.Read(), "b").ShouldBe([3, 4]);
    }

    [Theory]
    [InlineData(". . . 1 2", ". . .")]
    [InlineData("at name@domain.com 1 2", "at name@domain.com")]
    [InlineData("1 1 2", "1")]
    [InlineData("2007 1 2", "2007")]
    [InlineData("a\u00A0b 1 2", "a\u00A0b")]        // a blank of another kind is part of the word
    [InlineData("a\u2028b 1 2", "a\u2028b")]
    [InlineData("😀 1 2", "😀")]
    public void Read_OddWord_IsKeptWhole(string line, string word) =>
        VectorOf(Read($"the 0 0\n{line}\nof 0 0\n"), word).ShouldBe([1, 2]);

    [Fact]
    public void Read_WordsThatAreNoUtf8_AreReplaced()
    {
        byte[] bytes = [.. "the 0 0\n"u8, 0xC3, (byte)'x', .. " 1 2\n"u8, 0xFF, .. " 3 4\nof 5 6\n"u8];
        using var file = WordVectorsFile.Open(_files.Write("v.txt", bytes));
        var vectors = file.Read();
        vectors.Words.ShouldBe(["the", "\uFFFDx", "\uFFFD", "of"]);
        VectorOf(vectors, "of").ShouldBe([5, 6]);
    }

    [Fact]
    public void Read_EmptyWord_IsPassedOver() =>
        Read("the 0 0\n 1 2\n   3 4\nof 5 6\n").Words.ShouldBe(["the", "of"]);

    [Fact]
    public void Read_WantedWords_KeepsNoOthers()
    {
        using var file = WordVectorsFile.Open(_files.Write("v.txt", "a 1 2\nb 3 4\nc x y\nd 5 6\n"));
        var vectors = file.Read(["d", "b", "z"]);
        vectors.Words.ShouldBe(["b", "d"]);
        vectors.Find("z", lowerCaseFallback: true, out _).ShouldBeNull();
    }

    [Fact]
    public void Read_Most_StopsThere()
    {
        using var file = WordVectorsFile.Open(_files.Write("v.txt", "a 1 2\nb 3 4\nc 5 6\n"));
        file.Read(most: 2).Words.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Read_LinesLongerThanTheBuffer_AreWhole()
    {
        var numbers = string.Join(' ', Enumerable.Range(0, 50_000));
        var vectors = Read($"a {numbers}\nb {numbers}\n");
        vectors.Dimension.ShouldBe(50_000);
        VectorOf(vectors, "b")[^1].ShouldBe(49_999);
    }

    [Fact]
    public void Find_LowerCaseFallback_TellsWhereItHelped()
    {
        var vectors = Read("paris 1 2\nBerlin 3 4\n");
        vectors.Find("Paris", lowerCaseFallback: true, out var lowered).ShouldBe([1, 2]);
        lowered.ShouldBeTrue();
        vectors.Find("Berlin", lowerCaseFallback: true, out lowered).ShouldBe([3, 4]);
        lowered.ShouldBeFalse();
        vectors.Find("Paris", lowerCaseFallback: false, out _).ShouldBeNull();
    }

    [Fact]
    public void Read_TwoMillionNumbersNotWanted_AllocatesNothingForThem()
    {
        var text = new StringBuilder();
        for (var row = 0; row < 20_000; row++)
            text.Append($"word{row}").Insert(text.Length, " 0.125", 100).Append('\n');
        var path = _files.Write("v.txt", text.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = WordVectorsFile.Open(path);
        file.Read(["word19999"]).Words.ShouldBe(["word19999"]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    private WordVectors Read(string text)
    {
        using var file = WordVectorsFile.Open(_files.Write("v.txt", text));
        return file.Read();
    }

    private static float[] VectorOf(WordVectors vectors, string word) =>
        vectors.Find(word, lowerCaseFallback: false, out _).ShouldNotBeNull();

    public void Dispose() => _files.Dispose();
}
