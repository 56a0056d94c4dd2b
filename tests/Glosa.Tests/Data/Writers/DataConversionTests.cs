using Glosa.Data;
using Glosa.Data.Writers;
using Glosa.Errors;

namespace Glosa.Tests.Data.Writers;

public sealed class DataConversionTests : IDisposable
{
    private static readonly Example[] s_difficult =
    [
        new("plain", "a", 2), new("a \"quoted\", text", "b", 3), new("\"", "a", 4), new("", "b", 5),
        new(" \t ", "a", 6),
        new("niño 👋 二 \u2028 \u0085 \\n", "b", 7), new("tab\tinside", "a", 8), new("{\"text\": 1}", "NO", 9),
        new("__label__", "1.0", 10), new("# no comment", "null", 11),
    ];

    private readonly DataFiles _folder = new();

    public static TheoryData<string> Targets =>
        ["b.csv", "b.tsv", "b.jsonl", "b.ndjson.gz", "b.csv.gz", "b.ft", "b.fasttext.gz", "b/"];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_DifficultTexts_ReadBackTheSame(string target)
    {
        // What fastText's form and folders cannot hold stands in the tests below.
        var isFastText = target.Contains(".f", StringComparison.Ordinal);
        var examples = s_difficult.Where(example => !isFastText || example.Text != "__label__")
            .OrderBy(example => target == "b/" ? example.Label : "", StringComparer.Ordinal).ToArray();
        if (!isFastText)
            examples[0] = examples[0] with { Text = "line\r\nbreaks\nand\rreturns\n" };
        var source = Write(examples);
        Convert(source, target).Rows.ShouldBe(examples.Length);
        var back = DataSet.Load(_folder.Path(target), new());
        back.Examples.Select(example => (example.Text, example.Label))
            .ShouldBe(examples.Select(example => (example.Text, example.Label)));
        back.Fingerprint.ShouldBe(DataSet.Load(source, new()).Fingerprint);
    }

    [Fact]
    public void Run_Twice_WritesTheSameBytes()
    {
        Convert(Write(s_difficult), "one.csv");
        Convert(_folder.Path("one.csv"), "two.csv");
        File.ReadAllBytes(_folder.Path("two.csv")).ShouldBe(File.ReadAllBytes(_folder.Path("one.csv")));
        File.ReadAllText(_folder.Path("one.csv"))
            .ShouldStartWith("text,label\nplain,a\n\"a \"\"quoted\"\", text\",b\n");
    }

    [Fact]
    public void Run_FastText_TellsWhatItReplaced()
    {
        var source = Write([new("one\r\ntwo\nthree\rfour", "Sci Tech", 1), new("x", "b", 2), new("\n", "b", 3)]);
        var result = Convert(source, "b.ft");
        (result.Format, result.Rows, result.UnbrokenTexts).ShouldBe(("fasttext", 3, 2));
        result.RenamedLabels.ShouldBe([new("Sci Tech", "Sci-Tech")]);
        File.ReadAllText(_folder.Path("b.ft"))
            .ShouldBe("__label__Sci-Tech one two three four\n__label__b x\n__label__b  \n");
    }

    [Fact]
    public void Run_FastTextAndALabelInTheText_IsRefused()
    {
        var source = Write([new("x", "a", 1), new("see __label__b", "a", 2)]);
        Refusal(source, "b.ft").ShouldBe("""
            a.csv:3
              expected: a text without labels in fastText's form
              found:    a word that begins with __label__
              to do:    take it out of the text, or choose another format
            """);
        File.Exists(_folder.Path("b.ft")).ShouldBeFalse();
    }

    [Fact]
    public void Run_LabelsThatWouldBecomeOne_AreRefused() =>
        Refusal(Write([new("x", "a-b", 1), new("y", "a b", 2)]), "b.ft").ShouldBe("""
            a.csv:3
              expected: labels that stay apart as they are written: "a-b" is "a-b" already
              found:    the label "a b", which would be written the same
              to do:    rename one of them, or choose another format
            """);

    [Fact]
    public void Run_Folder_NamesFilesByRow()
    {
        var source = Write([new("x", "Sci/Tech", 1), new("y", ".a\\b", 2), new("z", "Sci/Tech", 3)]);
        Convert(source, "b/").RenamedLabels.ShouldBe([new("Sci/Tech", "Sci-Tech"), new(".a\\b", "-a-b")]);
        Directory.EnumerateFiles(_folder.Path("b"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.Path("b"), file)).Order(StringComparer.Ordinal)
            .ShouldBe(["-a-b/000002.txt", "Sci-Tech/000001.txt", "Sci-Tech/000003.txt"]);
    }

    [Fact]
    public void Run_FolderWithTheLabelUnsup_IsRefused()
    {
        Refusal(Write([new("x", "a", 1), new("y", "unsup", 2)]), "b/").ShouldStartWith("a.csv:3\n");
        Directory.Exists(_folder.Path("b")).ShouldBeFalse();
    }

    [Fact]
    public void Run_SourceThatBreaksOff_LeavesTheTargetAsItWas()
    {
        var source = _folder.Write("a.csv", "text,label\nx,a\ny,\n");
        _folder.Write("b.csv", "before");
        Should.Throw<InvalidInputException>(() => Convert(source, "b.csv", overwrite: true));
        File.ReadAllText(_folder.Path("b.csv")).ShouldBe("before");
        Should.Throw<InvalidInputException>(() => Convert(source, "c/"));
        Directory.EnumerateFileSystemEntries(_folder.Path(".")).Count().ShouldBe(2);
    }

    [Fact]
    public void Run_Overwrite_ReplacesTheFileItself()
    {
        var source = Write([new("x", "a", 1)]);
        Convert(source, "a.csv", overwrite: true).Rows.ShouldBe(1);
        File.ReadAllText(source).ShouldBe("text,label\nx,a\n");
    }

    [Theory]
    [InlineData("a.csv", "a new file", "a file that is there")]
    [InlineData("full", "a new or empty folder", "a folder with something in it")]
    [InlineData("no/b.csv", "a place in a folder that is there", "no folder no")]
    [InlineData("b.xlsx", "a name that ends in .csv, ", "the ending .xlsx")]
    [InlineData("b", "a name that ends in .csv, ", "a name without an ending")]
    public void Run_TargetThatCannotBe_IsRefused(string target, string expected, string found)
    {
        _folder.Write("full/mine", "precious");
        var refusal = Refusal(Write([new("x", "a", 1)]), target);
        refusal.ShouldStartWith($"{target}\n  expected: {expected}");
        refusal.ShouldContain($"\n  found:    {found}\n");
    }

    [Fact]
    public void Run_FullFolderAndOverwrite_IsRefusedAllTheSame()
    {
        _folder.Write("full/mine", "precious");
        Should.Throw<InvalidInputException>(() => Convert(Write([new("x", "a", 1)]), "full", overwrite: true));
        File.ReadAllText(_folder.Path("full/mine")).ShouldBe("precious");
    }

    [Fact]
    public void Run_Cancelled_LeavesNothing()
    {
        var source = Write(s_difficult);
        Should.Throw<OperationCanceledException>(() => DataConversion.Run(source, new(), _folder.Path("b/"), "auto",
            overwrite: false, new CancellationToken(canceled: true)));
        Directory.EnumerateFileSystemEntries(_folder.Path(".")).ShouldHaveSingleItem();
    }

    private string Write(IEnumerable<Example> examples)
    {
        var path = _folder.Write("a.csv", "");
        using var text = new StreamWriter(path);
        text.WriteLine("label,text");
        foreach (var example in examples)
            text.Write($"{example.Label},\"{example.Text.Replace("\"", "\"\"")}\"\n");
        return path;
    }

    private ConversionResult Convert(string source, string target, bool overwrite = false) =>
        DataConversion.Run(source, new(), _folder.Path(target), "auto", overwrite);

    private string Refusal(string source, string target) =>
        Should.Throw<InvalidInputException>(() => Convert(source, target)).Message
            .Replace(_folder.Path("a")[..^1], "", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
