using System.CommandLine;
using Glosa.Errors;

namespace Glosa.Cli;

/// <summary>What is wrong with the arguments, told like every other mistake of a user.</summary>
internal static class ArgumentProblems
{
    public static IReadOnlyList<Problem> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "glosa" : $"glosa {command.Name}";
        var unknown = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).DefaultIfEmpty(parsed.UnmatchedTokens.FirstOrDefault());
        if (parsed.UnmatchedTokens.Count == 0)
            return [.. parsed.Errors.Select(error => new Problem(name, "arguments that fit", error.Message, $"see: {name} --help"))];

        string[] known = [.. command.Subcommands.Select(one => one.Name), .. command.Options.Select(option => option.Name)];
        return [.. unknown.Select(token => new Problem(name, command.Subcommands.Count > 0
                ? $"a command: {string.Join(", ", command.Subcommands.Select(one => one.Name))}"
                : "options and arguments that this command has",
            token!, Suggestion.Nearest(token!, known) is { } near ? $"did you mean {near}? See: {name} --help" : $"see: {name} --help"))];
    }
}
