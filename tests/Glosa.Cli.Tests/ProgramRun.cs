using System.Diagnostics;

namespace Glosa.Cli.Tests;

/// <summary>The program in a process of its own, as users start it.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ProgramRun(Process process) =>
        (_process, _output, _error) =
            (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public static ProgramRun Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ProgramRun(Process.Start(start)!);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Writes the standard input, closes it, and waits for the end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> Finish(string input = "")
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return (_process.ExitCode, await _output, await _error);
    }

    /// <summary>As Ctrl-C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends it at once, wherever it is.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until something is there, or the process has ended.</summary>
    public async Task WaitUntil(Func<bool> isThere)
    {
        for (var waited = Stopwatch.StartNew(); !isThere() && !_process.HasExited; await Task.Delay(2))
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
