using Glosa.Persistence;
using Glosa.Testing;

namespace Glosa.Tests.Persistence;

public sealed class AtomicDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string Place => Path.Combine(_folder.Path, "best");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replace_Twice_HoldsTheSecondOnly()
    {
        AtomicDirectory.Replace(Place, directory => File.WriteAllText(Path.Combine(directory, "old"), "1"));
        AtomicDirectory.Replace(Place, directory => File.WriteAllText(Path.Combine(directory, "new"), "2"));
        RunFiles.FilesOf(_folder.Path).ShouldBe(["best/new"]);
    }

    [Fact]
    public void Replace_WriteThrows_LeavesAllAsItWas()
    {
        Write("best", "1");
        Should.Throw<IOException>(() => AtomicDirectory.Replace(Place, directory =>
        {
            File.WriteAllText(Path.Combine(directory, "half"), "2");
            throw new IOException("disk full");
        }));
        Everything().ShouldBe(["best", "best/file: 1"]);
    }

    // How a kill leaves the directories: while writing, between the two moves, before the old one is deleted.
    [Theory]
    [InlineData("best:1 best.writing:2", "1")]
    [InlineData("best.before:1 best.writing:2", "1")]
    [InlineData("best.before:1 best:2", "2")]
    [InlineData("best.writing:2", "")]
    public void Recover_KilledSomewhere_LeavesTheLastWholeOne(string layout, string expected)
    {
        foreach (var part in layout.Split(' ')) Write(part.Split(':')[0], part.Split(':')[1]);
        AtomicDirectory.Recover(Place);
        Everything().ShouldBe(expected.Length == 0 ? [] : ["best", $"best/file: {expected}"]);
    }

    [Fact]
    public void RecoverAll_SeveralDirectories_RecoversEach()
    {
        foreach (var name in new[] { "epoch-00001", "epoch-00001.before", "epoch-00002.before", "epoch-00003.writing" })
            Write(name, name);
        AtomicDirectory.RecoverAll(_folder.Path);
        Everything()
            .ShouldBe(["epoch-00001", "epoch-00001/file: epoch-00001",
                "epoch-00002", "epoch-00002/file: epoch-00002.before"]);
    }

    [Theory]
    [InlineData("best:1 best.before:2", "best")]
    [InlineData("best.before:2 best.writing:1", "best.before")]
    [InlineData("", "best")]
    public void Find_AnyLayout_ChangesNothing(string layout, string expected)
    {
        foreach (var part in layout.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Write(part.Split(':')[0], part.Split(':')[1]);
        var before = Everything();
        AtomicDirectory.Find(Place).ShouldBe(Path.Combine(_folder.Path, expected));
        Everything().ShouldBe(before);
    }

    [Fact]
    public void WriteText_TargetIsADirectory_LeavesNothingAside()
    {
        Write("best", "1");
        Should.Throw<Exception>(() => AtomicFile.WriteText(Place, "text"));
        Everything().ShouldBe(["best", "best/file: 1"]);
    }

    private void Write(string directory, string content)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, directory));
        File.WriteAllText(Path.Combine(_folder.Path, directory, "file"), content);
    }

    private string[] Everything() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.Path, path)
                + (File.Exists(path) ? $": {File.ReadAllText(path)}" : ""))
            .Order(StringComparer.Ordinal)];
}
