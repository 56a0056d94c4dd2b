using Glosa.Errors;
using Spectre.Console;

namespace Glosa.Cli.Output;

/// <summary>What people read: on standard error, so that standard output holds results only.</summary>
internal static class Terminal
{
    /// <summary>The console on standard error; plain where it is no terminal or <c>NO_COLOR</c> is set.</summary>
    public static IAnsiConsole Console { get; } = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new ErrorOutput(),
        Ansi = System.Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = NoColor || System.Console.IsErrorRedirected
            ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        Interactive = System.Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    });

    /// <summary>A console for results in colour, on standard output; null where it is no terminal that shows colours, or
    /// <c>NO_COLOR</c> is set.</summary>
    public static IAnsiConsole? Results
    {
        get
        {
            if (NoColor || System.Console.IsOutputRedirected) return null;
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Out) });
            return console.Profile.Capabilities.ColorSystem is ColorSystem.NoColors ? null : console;
        }
    }

    /// <summary>Whether progress can be drawn over itself.</summary>
    public static bool IsInteractive => Console.Profile.Capabilities.Interactive && Console.Profile.Capabilities.Ansi;

    private static bool NoColor => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>A line.</summary>
    public static void Line(string text = "") => System.Console.Error.WriteLine(text);

    /// <summary>A line about something that went wrong.</summary>
    public static void Error(string text)
    {
        ClearLine();
        Console.MarkupLine($"[red]error:[/] {Markup.Escape(text)}");
    }

    /// <summary>Lines about what is to be doubted.</summary>
    public static void Warnings(IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            Console.Markup("[yellow]warning:[/] ");
            Line(text);   // a long line is left to the terminal
        }
    }

    /// <summary>Removes a line of progress that is being drawn over itself.</summary>
    public static void ClearLine()
    {
        if (IsInteractive) System.Console.Error.Write("\r\u001b[2K");
    }

    /// <summary>The problems of what the user gave.</summary>
    public static void Problems(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Error(problem.Where);
            Line($"  expected: {problem.Expected}");
            Line($"  found:    {problem.Found}");
            Line($"  to do:    {problem.WhatToDo}");
        }
        if (problems.Count > 1) Line($"{problems.Count} problems.");
    }
}
