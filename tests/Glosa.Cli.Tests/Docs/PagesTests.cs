using System.CommandLine;
using System.Text.RegularExpressions;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Docs;

/// <summary>What the pages show is there: code compiles, commands parse, links lead somewhere.</summary>
public partial class PagesTests
{
    public static TheoryData<string> Pages => [.. MarkdownPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void CSharpBlocks_OfAPage_AreCompiledRegions(string page)
    {
        var compiled = Regions().ToArray();
        foreach (var block in MarkdownPages.Blocks(page, "csharp"))
            compiled.Contains(block).ShouldBeTrue($"{page} shows code that is no #region in Docs/Snippets:\n{block}");
    }

    [Fact]
    public void Regions_OfTheSnippets_AreShownOnAPage()
    {
        var shown = MarkdownPages.All.SelectMany(page => MarkdownPages.Blocks(page, "csharp")).ToArray();
        foreach (var region in Regions()) shown.Contains(region).ShouldBeTrue($"no page shows the #region:\n{region}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_OfAPage_AreUnderstood(string page)
    {
        var root = CommandLine.CreateRoot();
        foreach (var command in MarkdownPages.Blocks(page, "sh").SelectMany(Commands))
        {
            var errors = root.Parse(command).Errors.Select(error => error.Message);
            errors.ShouldBeEmpty($"{page}: ./glosa {command}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Options_OfAPage_Exist(string page)
    {
        var known = OptionPaths().Matches(MarkdownPages.Read("docs/recipe-options.md"))
            .Select(match => match.Groups["path"].Value).ToHashSet();
        foreach (Match option in OptionPaths().Matches(MarkdownPages.Read(page)))
            known.ShouldContain(option.Groups["path"].Value, page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadToFiles(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Snapshot.RepositoryRoot, page))!;
        foreach (var target in MarkdownPages.LinkedFiles(page))
            Path.Exists(Path.Combine(folder, target)).ShouldBeTrue($"{page} links to {target}");
    }

    // What follows ./glosa, up to a comment or a pipe; a line that ends in \ goes on.
    private static IEnumerable<string> Commands(string block) => CommandLines().Matches(block.Replace("\\\n", " "))
        .Select(line => line.Groups["arguments"].Value.Trim());

    private static IEnumerable<string> Regions() =>
        Directory.EnumerateFiles(Path.Combine(Snapshot.RepositoryRoot, "tests/Glosa.Cli.Tests/Docs/Snippets"), "*.cs")
            .SelectMany(file => RegionBlocks().Matches(File.ReadAllText(file)))
            .Select(region => Outdent(region.Groups["content"].Value, region.Groups["indent"].Length));

    private static string Outdent(string text, int blanks) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length > blanks ? line[blanks..] : line.Trim()));

    // In code, alone or with a value; names of files are none.
    [GeneratedRegex(@"`(?<path>(?:data|tokenizer|vectors|encoder|model|training)\.(?!json|safetensors|yaml)[a-z0-9_.]+)(?=[`:=])")]
    private static partial Regex OptionPaths();

    [GeneratedRegex(@"^(?:[^#\n]*\| *)?\./glosa(?<arguments>(?: [^#|\n]*)?)", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@"^(?<indent> *)#region[^\n]*\n(?<content>.*?)^ *#endregion",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex RegionBlocks();
}
