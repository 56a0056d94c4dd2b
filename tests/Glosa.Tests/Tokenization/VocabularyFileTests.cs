using Glosa.Errors;
using Glosa.Testing;
using Glosa.Tokenization;

namespace Glosa.Tests.Tokenization;

public sealed class VocabularyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var vocabulary = VocabularyFile.Read(TokenizationGolden.PathOf("wordpiece_vocab.txt"));
        vocabulary.PaddingId.ShouldBe(1);
        var path = PathOf("again.txt");
        VocabularyFile.Write(vocabulary, path);
        File.ReadAllBytes(path).ShouldBe(File.ReadAllBytes(TokenizationGolden.PathOf("wordpiece_vocab.txt")));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("\uFEFFa\nb\n")]
    public void Read_EveryForm_GivesTheEntries(string text) =>
        VocabularyFile.Read(_folder.Write("vocab.txt", text)).Tokens.ShouldBe(["a", "b"]);

    [Fact]
    public void Read_LineSeparatorInAnEntry_IsNoEndOfALine() =>
        VocabularyFile.Read(_folder.Write("vocab.txt", "a\u2028\n\u0085\n")).Tokens.ShouldBe(["a\u2028", "\u0085"]);

    [Fact]
    public void Read_Mistakes_TellsAllWithTheirLines()
    {
        var path = _folder.Write("vocab.txt", "[PAD]\na\n\nb\na\n[UNK]\n");
        Should.Throw<InvalidInputException>(() => VocabularyFile.Read(path, ["[PAD]", "[CLS]"])).Message
            .Replace(path, "vocab.txt").ShouldBe("""
                vocab.txt:3
                  expected: an entry
                  found:    an empty line
                  to do:    Remove the line only if ids were counted without it.
                vocab.txt:5
                  expected: each entry once
                  found:    "a", as on line 2
                  to do:    Take the file that the model was trained with: a line more or less moves all ids behind it.
                vocab.txt
                  expected: a line [CLS]
                  found:    6 lines without it
                  to do:    Take the vocabulary of a BERT model, or add the line where the model expects it.
                """);
    }

    [Fact]
    public void Read_OtherBytes_NamesTheLine()
    {
        var path = PathOf("latin1.txt");
        File.WriteAllBytes(path, [.. "a\nni"u8, 0xF1, .. "o\n"u8]);
        Should.Throw<InvalidInputException>(() => VocabularyFile.Read(path)).Problems
            .Select(problem => problem.Where).ShouldBe([$"{path}:2"]);
    }

    [Fact]
    public void Read_NoFile_IsTold() =>
        Should.Throw<InvalidInputException>(() => VocabularyFile.Read(PathOf("none.txt")));

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\r")]
    public void Write_EntryThatIsNoLine_IsRefused(string entry) =>
        Should.Throw<ArgumentException>(() => VocabularyFile.Write(new Vocabulary(["x", entry]), PathOf("v.txt")));
}
