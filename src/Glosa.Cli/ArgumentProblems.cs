using System.CommandLine;
using System.CommandLine.Parsing;
using Glosa.Errors;

namespace Glosa.Cli;

/// <summary>What is wrong with the arguments, told like every other mistake of a user.</summary>
internal static class ArgumentProblems
{
    public static IReadOnlyList<Problem> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = NameOf(parsed.CommandResult);
        string[] commands = [.. command.Subcommands.Select(one => one.Name)];
        if (parsed.UnmatchedTokens.Count == 0 && commands.Length > 0)
            return [new Problem(name, $"a command: {string.Join(", ", commands)}", "none", $"see: {name} --help")];
        if (parsed.UnmatchedTokens.Count == 0)
            return [.. parsed.Errors.Select(error =>
                new Problem(name, "arguments that fit", error.Message, $"see: {name} --help"))];

        var expected = commands.Length > 0
            ? $"a command: {string.Join(", ", commands)}"
            : "options and arguments that this command has";
        // What stands behind an unknown option is most likely its value.
        var unknown = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).ToArray();
        return [.. (unknown.Length > 0 ? unknown : [parsed.UnmatchedTokens[0]]).Select(token => new Problem(
            name, expected, token,
            Suggestion.Nearest(token, [.. commands, .. command.Options.Select(option => option.Name)]) is { } near
                ? $"did you mean {near}? See: {name} --help"
                : $"see: {name} --help"))];
    }

    private static string NameOf(CommandResult command) => command.Parent is CommandResult parent
        ? $"{NameOf(parent)} {command.Command.Name}"
        : "glosa";
}
