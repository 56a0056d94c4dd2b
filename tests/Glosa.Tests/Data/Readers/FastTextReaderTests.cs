using Glosa.Data;

namespace Glosa.Tests.Data.Readers;

public sealed class FastTextReaderTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_Lines_CutsTheLabelAndOneBlank() =>
        _folder.Load("a.ft", "__label__pos good film\r\n\n  \n__label__neg\ttoo  long \n__label__neg  x\n__label__año")
            .ShouldBe(
            [
                new("good film", "pos", 1), new("too  long ", "neg", 4), new(" x", "neg", 5), new("", "año", 6),
            ]);

    [Fact]
    public void Read_Labels_AreMapped() =>
        _folder.Load("a.ft", "__label__3 x\n", new() { Labels = new Dictionary<string, string> { ["3"] = "Business" } })
            .ShouldBe([new("x", "Business", 1)]);

    [Fact]
    public void Read_AnyEnding_IsKnownByItsFirstLabel() =>
        DataSet.Load(_folder.Write("cooking.train.gz", DataFiles.Gzip("__label__a x\n")), new()).Examples
            .ShouldBe([new("x", "a", 1)]);

    [Fact]
    public void Read_LinesThatCannotBeUsed_AreToldTogether() => _folder.Error("a.ft", """
        __label__good text
        no label
        __label__ text
        __label__a __label__b text
        text __label__a
        __label__a hash__label__b is a word
        """).ShouldBe("""
        a.ft:2
          expected: a label at the start of the line: __label__NAME
          found:    no __label__ there
          to do:    write the label in front of the text, or remove the line
        a.ft:3
          expected: a label at the start of the line: __label__NAME
          found:    __label__ without a name
          to do:    write the label in front of the text, or remove the line
        a.ft:4
          expected: one label on a line
          found:    2 words that begin with __label__
          to do:    keep one of them, or set data.label_separator if a text can have several
        a.ft:5
          expected: a label at the start of the line: __label__NAME
          found:    no __label__ there
          to do:    write the label in front of the text, or remove the line
        """);

    [Fact]
    public void Read_EmptyFile_SaysSo() => _folder.Error("a.ft", "\n").ShouldBe("""
        a.ft
          expected: lines such as __label__NAME TEXT
          found:    an empty file
          to do:    check that this is the file you mean
        """);

    [Fact]
    public void ReadTexts_Lines_LeavesLabelsOutAndNeedsNone() =>
        DataSet.ReadTexts(_folder.Write("a.ft", "__label__a x\ny\n__label__a __label__b z\n"), new())
            .ShouldBe([new("x", "", 1), new("y", "", 2), new("z", "", 3)]);

    public void Dispose() => _folder.Dispose();
}
