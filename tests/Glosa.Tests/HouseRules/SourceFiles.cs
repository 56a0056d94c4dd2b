using Glosa.Testing;

namespace Glosa.Tests.HouseRules;

/// <summary>The repository's own files, by their path from its root.</summary>
internal static class SourceFiles
{
    private static readonly HashSet<string> s_notOurs =
        ["bin", "obj", "build", "node_modules", "artifacts", "runs", "TestResults"];

    /// <summary>Files with one of the endings, in a stable order; what builds and runs leave behind
    /// is not among them.</summary>
    public static IEnumerable<string> EndingIn(params string[] endings) =>
        Below(new DirectoryInfo(Snapshot.RepositoryRoot))
            .Where(file => endings.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetRelativePath(Snapshot.RepositoryRoot, file))
            .Order(StringComparer.Ordinal);

    /// <summary>A file's lines.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Snapshot.RepositoryRoot, file));

    private static IEnumerable<string> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories()
                .Where(inner => !inner.Name.StartsWith('.') && !s_notOurs.Contains(inner.Name))
                .SelectMany(Below));
}
