using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Glosa.Recipes;
using Glosa.Testing;

namespace Glosa.Tests.HouseRules;

public partial class HouseRulesTests
{
    private const int MostLines = 300;

    // Who may know whom; a layer sees only what stands after it.
    private static readonly string[] s_layers = ["Glosa.Cli", "Glosa", "Glosa.Neural", "Glosa.Torch"];

    [Fact]
    public void References_OfTheLayers_GoOneWay() => SourceFiles.EndingIn(".csproj")
        .Where(project => project.StartsWith("src/", StringComparison.Ordinal))
        .SelectMany(project => ReferencedBy(project)
            .Where(reference => Layer(Path.GetFileNameWithoutExtension(project)) >= Layer(reference))
            .Select(reference => $"{project} must not refer to {reference}"))
        .ShouldBeEmpty();

    [Fact]
    public void SourceFile_OfAnyKind_StaysReadable() => SourceFiles.EndingIn(".cs", ".cpp", ".h", ".py", ".mjs", ".sh")
        .Select(file => (file, lines: SourceFiles.Lines(file).Length))
        .Where(source => source.lines > MostLines)
        .Select(source =>
            $"{source.file} has {source.lines} lines, {MostLines} are the most: cut it where a reader would")
        .ShouldBeEmpty();

    [Fact]
    public void TypeName_Anywhere_SaysWhatTheTypeIs() => Declarations()
        .Where(declared => VagueName().IsMatch(declared.type))
        .Select(declared => $"{declared.file}: {declared.type} could be the name of anything")
        .ShouldBeEmpty();

    [Fact]
    public void FileName_OfEverySource_IsOfATypeInIt() => Declarations().GroupBy(declared => declared.file)
        .Where(file => !file.Any(declared => declared.type == Path.GetFileName(file.Key).Split('.')[0]))
        .Select(file => $"{file.Key} declares {string.Join(", ", file.Select(declared => declared.type))}: "
            + "name it as its main type")
        .ShouldBeEmpty();

    [Fact]
    public void Description_OfEveryPropertyOfOptions_IsWritten() => s_layers.Skip(1).Select(Assembly.Load)
        .SelectMany(library => library.GetExportedTypes())
        .Where(type => type == typeof(Recipe) || type.Name.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(property => property.CanWrite
            && string.IsNullOrWhiteSpace(property.GetCustomAttribute<DescriptionAttribute>()?.Description))
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name} needs a [Description]")
        .ShouldBeEmpty();

    [Fact]
    public void Links_OfEveryPage_LeadToFilesThatExist() => SourceFiles.EndingIn(".md")
        .SelectMany(page => SourceFiles.Lines(page)
            .SelectMany(line => Link().Matches(line))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Snapshot.RepositoryRoot, Path.GetDirectoryName(page)!, target)))
            .Select(target => $"{page} leads to {target}, which is not there"))
        .ShouldBeEmpty();

    private static IEnumerable<string> ReferencedBy(string project) =>
        XDocument.Load(Path.Combine(Snapshot.RepositoryRoot, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static int Layer(string project)
    {
        var layer = Array.IndexOf(s_layers, project);
        layer.ShouldBeGreaterThanOrEqualTo(0,
            $"{project} has no place among the layers: {string.Join(" → ", s_layers)}");
        return layer;
    }

    private static IEnumerable<(string file, string type)> Declarations() => SourceFiles.EndingIn(".cs")
        .SelectMany(file => SourceFiles.Lines(file)
            .Select(line => TopLevelType().Match(line))
            .Where(match => match.Success)
            .Select(match => (file, match.Groups["type"].Value)));

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|unsafe|partial|ref)\s+)*"
        + @"(?:record\s+struct|record\s+class|class|record|struct|interface|enum|delegate\s+\S+)\s+(?<type>\w+)")]
    private static partial Regex TopLevelType();

    [GeneratedRegex("Util(s|ity|ities)?$|Helpers?$|Manager$|Common|^Base[A-Z]|Base$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
