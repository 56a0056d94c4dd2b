using System.Text;
using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Tests.Data;

public sealed class DataSetTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Fingerprint_SameExamples_IsTheSameInEveryFormat()
    {
        var csv = DataSet.Load(_folder.Write("a.csv", "text,label\nab,c\n"), new());
        var json = DataSet.Load(_folder.Write("b.jsonl", """{"label": "c", "text": "ab"}"""), new());
        csv.Fingerprint.ShouldBe(json.Fingerprint);
        csv.Fingerprint.ShouldBe("60014a36d7b05b0730e42a8b96faa1ffb4bd28469aea4000191179f01561ddb7");
    }

    [Fact]
    public void Fingerprint_BorderBetweenTextAndLabel_Counts() =>
        new DataSet("a", [new("ab", "c", 1)]).Fingerprint
            .ShouldNotBe(new DataSet("a", [new("a", "bc", 1)]).Fingerprint);

    [Fact]
    public void Load_ProblemsInRows_AreToldTogether() =>
        _folder.Error("a.csv", "text,label\nx\ny,\nz,1,2\ngood,1\n").ShouldBe("""
        a.csv:2
          expected: 2 fields, as in line 1
          found:    1 field
          to do:    add the missing field, or remove the row
        a.csv:3
          expected: a label in column "label"
          found:    nothing
          to do:    write the label, or remove the row
        a.csv:4
          expected: 2 fields, as in line 1
          found:    3 fields
          to do:    put quotes around the field that contains the delimiter, or remove the extra field
        """);

    [Fact]
    public void Load_MoreThanTwentyProblems_StopsThereAndSaysSo()
    {
        var path = _folder.Write("a.csv", "text,label\n" + string.Concat(Enumerable.Repeat("x,\n", 50)));
        var error = Should.Throw<InvalidInputException>(() => DataSet.Load(path, new()));
        error.Problems.Count.ShouldBe(21);
        error.Problems[^1].ShouldBe(new(
            path, "rows that can be read", $"20 that cannot, the last at {path}:21",
            "mend these and try again; the rest of the file was not read"));
    }

    [Fact]
    public void Load_EndOfReading_ComesAfterTheProblemsBeforeIt()
    {
        var path = _folder.Write("a.csv", "text,label\nx,\ny,\"1\n");
        Should.Throw<InvalidInputException>(() => DataSet.Load(path, new()))
            .Problems.Select(problem => problem.Where).ShouldBe([$"{path}:2", $"{path}:3"]);
    }

    [Fact]
    public void Load_NoTextColumns_Throws() =>
        _folder.Error("a.csv", "text,label\nx,1\n", new() { TextColumns = [] }).ShouldStartWith("data.text_columns");

    [Fact]
    public void Load_LabelMappedToNothing_Throws() =>
        _folder.Error("a.csv", "text,label\nx,1\n", new() { Labels = new Dictionary<string, string> { ["1"] = " " } })
            .ShouldStartWith("data.labels");

    [Fact]
    public void ReadTexts_NoLabelColumn_GivesTexts()
    {
        var path = _folder.Write("a.csv", "id,text\n1,first\n2,\n");
        DataSet.ReadTexts(path, new()).ShouldBe([new("first", "", 2), new("", "", 3)]);
    }

    [Fact]
    public void ReadTexts_BadRow_IsToldAfterTheGoodOnes()
    {
        var path = _folder.Write("a.csv", "id,text\n1,first\n2\n3,last\n");
        var texts = new List<string>();
        Should.Throw<InvalidInputException>(() =>
        {
            foreach (var example in DataSet.ReadTexts(path, new()))
                texts.Add(example.Text);
        }).Problems.ShouldHaveSingleItem().Where.ShouldBe($"{path}:3");
        texts.ShouldBe(["first", "last"]);
    }

    [Fact]
    public void ReadTexts_Stream_ReadsItInPieces()
    {
        var input = new TricklingStream(Encoding.UTF8.GetBytes("\uFEFF{\"text\": \"niño 👋\"}\n{\"text\": \"二\"}\n"));
        DataSet.ReadTexts(input, "standard input", new() { Format = "jsonl" })
            .ShouldBe([new("niño 👋", "", 1), new("二", "", 2)]);
    }

    [Fact]
    public void ReadTexts_LargeFile_HoldsOnlyTheRowInHand()
    {
        var rows = "text\n" + string.Concat(Enumerable.Repeat("some text\n", 5000));
        var texts = new List<WeakReference>();
        foreach (var example in DataSet.ReadTexts(_folder.Write("a.csv", DataFiles.Gzip(rows)), new()))
        {
            texts.Add(new(example.Text));
            if (texts.Count < 5000)
                continue;
            GC.Collect();
            texts.Count(text => text.IsAlive).ShouldBeLessThan(10);
        }
        texts.Count.ShouldBe(5000);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Hands over one byte at a time, as a slow pipe may.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
