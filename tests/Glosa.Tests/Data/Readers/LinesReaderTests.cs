using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Tests.Data.Readers;

public sealed class LinesReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ReadTexts_EachLine_IsAText()
    {
        var texts = DataSet.ReadTexts(_folder.Write("some.txt", "one, two\n\nthree\r\n"), new()).ToArray();
        texts.Select(text => text.Text).ShouldBe(["one, two", "", "three"]);
        texts.Select(text => text.Line).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Load_WithLabels_IsRefused() =>
        Should.Throw<InvalidInputException>(() => DataSet.Load(_folder.Write("some.txt", "one\n"), new()))
            .Problems.Single().Expected.ShouldBe("texts with labels");

    public void Dispose() => _folder.Dispose();
}
