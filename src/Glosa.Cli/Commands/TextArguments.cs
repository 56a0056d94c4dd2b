using System.CommandLine;
using Glosa.Errors;

namespace Glosa.Cli.Commands;

/// <summary>Texts behind a command's options.</summary>
internal static class TextArguments
{
    /// <summary>Refuses a misspelled option, which would be read as if it were a text.</summary>
    public static void RefuseOptions(string name, string[] texts, Command command)
    {
        if (texts.FirstOrDefault(LooksLikeAnOption) is not { } found) return;
        string[] options = [.. command.Options.Select(option => option.Name)];
        throw new InvalidInputException(name, $"an option: {string.Join(", ", options)}", found,
            Suggestion.Nearest(found, options) is { } near
                ? $"did you mean {near}?"
                : $"see: {name} --help; texts that start with -- go in by "
                    + (options.Contains("--input") ? "--input" : "standard input"));
    }

    /// <summary>The texts, or where there are none the lines of standard input.</summary>
    public static IEnumerable<string> OrStandardInput(string name, string[] texts) =>
        texts.Length > 0 ? texts
        : Console.IsInputRedirected ? StandardInput()
        : throw new InvalidInputException(name, "texts", "none",
            "write a text in quotes at the end, or send lines to standard input");

    /// <summary>The lines of standard input.</summary>
    public static IEnumerable<string> StandardInput()
    {
        while (Console.In.ReadLine() is { } line) yield return line;
    }

    /// <summary>The lines of a file that no reader is known for.</summary>
    /// <exception cref="InvalidInputException">It is not there.</exception>
    public static IEnumerable<string> LinesOf(string path) => File.Exists(path) ? File.ReadLines(path)
        : throw new InvalidInputException($"--input {path}", "a file",
            Directory.Exists(path) ? "a directory" : "nothing there", "check the path");

    private static bool LooksLikeAnOption(string text) =>
        text.StartsWith("--", StringComparison.Ordinal) && !text.Contains(' ');
}
