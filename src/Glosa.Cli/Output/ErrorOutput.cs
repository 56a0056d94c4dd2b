using System.Text;
using Spectre.Console;

namespace Glosa.Cli.Output;

/// <summary>Standard error as Spectre.Console writes to it: never wraps what is redirected.</summary>
internal sealed class ErrorOutput : IAnsiConsoleOutput
{
    private const int WidthOfFiles = 500;

    public TextWriter Writer => Console.Error;

    public bool IsTerminal => !Console.IsErrorRedirected;

    public int Width => IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfFiles;

    public int Height => IsTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : 24;

    public void SetEncoding(Encoding encoding)
    {
    }
}
