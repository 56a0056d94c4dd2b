using System.Text;
using Glosa.Errors;
using YamlDotNet.Core;

namespace Glosa.Recipes.Binding;

/// <summary>Gets the text of a recipe, and the mapping in it.</summary>
internal static class RecipeText
{
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, "a recipe, which is a file in YAML", "no such file",
                Neighbor(path) is { } near ? $"Did you mean {near}?" : "Check the path.");
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException(path, "a text in UTF-8",
                "bytes that are no UTF-8", "Save the file as UTF-8.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "a recipe, which is a file in YAML",
                Directory.Exists(path) ? "a directory" : error.Message, "Name a file that can be read.");
        }
    }

    /// <summary>The mapping at the top.</summary>
    /// <exception cref="InvalidInputException">There is none, or the text is not YAML.</exception>
    public static MappingNode Document(string text, string name, ProblemList problems)
    {
        try
        {
            var node = NodeReader.Read(text, "", mark => new Place(name, (int)mark.Line), problems);
            if (node is MappingNode mapping)
                return mapping;
            var isEmpty = node is null or ScalarNode { IsNull: true };
            problems.Add(new Spot(node?.Place ?? new Place(name, 1), ""), "a mapping of options",
                isEmpty ? "nothing" : node!.Found,
                "Start with two lines, name: my-recipe and model: {type: lstm}, and go on from there.");
        }
        catch (YamlException error)
        {
            var tab = error.Message.Contains("tab ") ? LineIndentedByTab(text) : null;
            problems.Add(tab ?? (int)error.Start.Line, tab is null
                ? new Problem($"{name}:{error.Start.Line}:{error.Start.Column}", "YAML", SyntaxError(error),
                    "Correct the YAML here or just above.")
                : new Problem($"{name}:{tab}:1", "blanks before the key", "a tab",
                    "Replace the tabs at the start of lines by blanks."));
        }

        throw problems.ToException();
    }

    /// <summary>The parser's message, to stand after "found:".</summary>
    public static string SyntaxError(YamlException error) =>
        char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.');

    private static int? LineIndentedByTab(string text) => text.Split('\n').Index()
        .Where(line => line.Item[..(line.Item.Length - line.Item.TrimStart().Length)].Contains('\t'))
        .Select(line => (int?)line.Index + 1)
        .FirstOrDefault();

    private static string? Neighbor(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        if (!Directory.Exists(folder))
            return null;
        var names = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal);
        return Suggestion.Nearest(Path.GetFileName(path), names) is { } name
            ? Path.Combine(Path.GetDirectoryName(path) ?? "", name)
            : null;
    }
}
