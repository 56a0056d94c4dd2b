using System.Text.RegularExpressions;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Docs;

/// <summary>README.md and the pages under docs/ and samples/, as tests read them.</summary>
internal static partial class MarkdownPages
{
    /// <summary>The pages, relative to the repository's root.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. new[] { "README.md", "samples/README.md" }
            .Concat(Directory.EnumerateFiles(Path.Combine(Snapshot.RepositoryRoot, "docs"), "*.md")
                .Select(path => Path.GetRelativePath(Snapshot.RepositoryRoot, path)).Order(StringComparer.Ordinal))];

    /// <summary>The text of a page.</summary>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Snapshot.RepositoryRoot, page));

    /// <summary>The contents of the page's fenced blocks in a language, each ending in a line break.</summary>
    public static IEnumerable<string> Blocks(string page, string language) => Fences().Matches(Read(page))
        .Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["content"].Value);

    /// <summary>Where the page's relative links lead, without what stands behind a #.</summary>
    public static IEnumerable<string> LinkedFiles(string page) => Links().Matches(Read(page))
        .Select(link => link.Groups["target"].Value.Split('#')[0])
        .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"^```(?<language>\S+)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();
}
