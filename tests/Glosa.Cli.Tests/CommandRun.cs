namespace Glosa.Cli.Tests;

/// <summary>A command run in this process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to standard output through the console.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    private const string StackTraceLine = "   at Glosa.";

    public static async Task<CommandRun> Of(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using StringWriter newOutput = new(), newError = new();
        Console.SetOut(newOutput);
        Console.SetError(newError);
        try
        {
            var exitCode = await CommandLine.InvokeAsync(arguments);
            return new CommandRun(exitCode, newOutput.ToString(), newError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>The user's mistake is told with its place and three parts, and nothing else.</summary>
    public void ShouldTell(string where, string expected, string found)
    {
        ShouldBeRefused();
        Error.ShouldContain($"error: {where}");
        Error.ShouldContain($"\n  expected: {expected}");
        Error.ShouldContain($"\n  found:    {found}");
        Error.ShouldContain("\n  to do:    ");
    }

    public void ShouldBeRefused()
    {
        ExitCode.ShouldBe(Cli.ExitCode.InvalidInput, Error);
        Output.ShouldBeEmpty();
        Error.ShouldNotContain(StackTraceLine);
    }
}
