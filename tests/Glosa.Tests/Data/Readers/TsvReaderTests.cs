namespace Glosa.Tests.Data.Readers;

public sealed class TsvReaderTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_Tabs_StandBetweenFields() =>
        _folder.Load("a.tsv", "label\ttext\npos\tgood, \"very\" good\nneg\t\"a\tb\"\n").ShouldBe(
            [new("good, \"very\" good", "pos", 2), new("a\tb", "neg", 3)]);

    [Fact]
    public void Read_Delimiter_IsNotUsed() =>
        _folder.Load("a.tsv", "label\ttext\npos\ta;b\n", new() { Delimiter = ";" }).ShouldBe([new("a;b", "pos", 2)]);

    public void Dispose() => _folder.Dispose();
}
