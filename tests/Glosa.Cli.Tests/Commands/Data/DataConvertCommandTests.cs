using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands.Data;

public sealed class DataConvertCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Convert_NamedColumns_WritesAndTellsWhatChanged()
    {
        var source = _folder.Write("a.txt", "Sci Tech,one,\"two\nthree\"\n");
        var run = await CommandRun.Of("data", "convert", source, Path("b.ft"), "--from-format", "csv",
            "--no-header", "--label-column", "1", "--text-column", "2,3");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe($"""
            1 row written to {Path("b.ft")} (fasttext)
            1 text had line breaks, which are blanks now: fasttext cannot hold them
            the label "Sci Tech" is written as "Sci-Tech"

            """);
        File.ReadAllText(Path("b.ft")).ShouldBe("__label__Sci-Tech one two three\n");
    }

    [Fact]
    public async Task Convert_FileThatIsThere_NeedsForce()
    {
        var (source, target) = (_folder.Write("a.csv", "text,label\nx,a\n"), _folder.Write("b.jsonl", "before"));
        (await CommandRun.Of("data", "convert", source, target))
            .ShouldTell(target, "a new file", "a file that is there");
        File.ReadAllText(target).ShouldBe("before");
        (await CommandRun.Of("data", "convert", source, target, "--force")).ExitCode.ShouldBe(ExitCode.Done);
        File.ReadAllText(target).ShouldBe("{\"text\": \"x\", \"label\": \"a\"}\n");
    }

    [Fact]
    public async Task Convert_FormatOption_WinsOverTheName()
    {
        var source = _folder.Write("a.csv", "text,label\nx,a\n");
        (await CommandRun.Of("data", "convert", source, Path("b"), "--format", "folder")).ExitCode
            .ShouldBe(ExitCode.Done);
        File.ReadAllText(Path("b/a/000001.txt")).ShouldBe("x");
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();
}
