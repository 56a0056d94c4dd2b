using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Reports;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa report</c>: the page about a run that has ended, once more.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run that has ended (runs/NAME/TIME)." };
        var output = SharedOptions.File("--output", "Write here instead of RUN/report.html.");
        var command = new Command("report", "Write the page about a run: scores, calibration, mistakes, data.")
        {
            run, output,
        };
        command.SetAction((parsed, stop) =>
        {
            var path = parsed.GetValue(output);
            if (path is not null) OutputFile.Checked(path);
            Terminal.Line($"report {RunReport.Write(parsed.GetValue(run)!, path, stop)}");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
