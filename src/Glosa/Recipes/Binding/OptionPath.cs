using System.Text.RegularExpressions;

namespace Glosa.Recipes.Binding;

/// <summary>Dotted paths of settings; a key with a dot, a quote, a blank or an equals sign stands
/// in double quotes.</summary>
internal static partial class OptionPath
{
    public static string Append(string path, string key)
    {
        var written = Plain().IsMatch(key) ? key : $"\"{key.Replace("\"", "\"\"")}\"";
        return path is "" ? written : $"{path}.{written}";
    }

    /// <summary>The keys of a path, or null where it is none.</summary>
    public static IReadOnlyList<string>? Split(string path) => Whole().Match(path) is { Success: true } match
        ? [.. match.Groups["key"].Captures.Select(key => key.Value.StartsWith('"')
            ? key.Value[1..^1].Replace("\"\"", "\"")
            : key.Value)]
        : null;

    /// <summary>Cuts <c>path=value</c>; null where there is no path with an equals sign behind it.</summary>
    public static (string Path, string Value)? CutAssignment(string assignment) =>
        Assignment().Match(assignment) is { Success: true } match
            ? (match.Groups["path"].Value.Trim(), match.Groups["value"].Value)
            : null;

    [GeneratedRegex("""\A[^."=\s]+\z""")]
    private static partial Regex Plain();

    [GeneratedRegex("""\A(?<key>"(?:[^"]|"")+"|[^."=\s]+)(?:\.(?<key>"(?:[^"]|"")+"|[^."=\s]+))*\z""")]
    private static partial Regex Whole();

    [GeneratedRegex("""\A(?<path>(?:"(?:[^"]|"")*"|[^"=])+)=(?<value>.*)\z""", RegexOptions.Singleline)]
    private static partial Regex Assignment();
}
