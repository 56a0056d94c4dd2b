using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Comparisons;
using Glosa.Comparisons.Pages;
using Glosa.Persistence;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa compare</c>: runs beside each other, and which differences are more than noise.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("RUN")
        {
            Description = "Directories of runs, series, sweeps or searches that have ended, in any mix.",
            Arity = ArgumentArity.OneOrMore,
        };
        var baseline = new Option<string?>("--baseline")
        {
            Description = "The run that all are compared with; the first by default.",
            HelpName = "RUN",
        };
        var html = new Option<string?>("--html") { Description = "Write a page that a browser shows.", HelpName = "FILE" };
        var json = SharedOptions.Json();
        var command = new Command("compare", "Compare runs: scores, differences and whether they are noise, settings, curves.")
        {
            runs, baseline, html, json,
        };
        command.SetAction((parsed, _) =>
        {
            var page = parsed.GetValue(html) is { } path ? OutputFile.Checked(path, "--html") : null;
            var comparison = Comparison.Of(parsed.GetValue(runs)!, parsed.GetValue(baseline));
            if (page is not null)
                OutputFile.Write(page, writer => ComparisonPage.Write(writer, Title(comparison), comparison));
            Terminal.Line(ComparisonText.Format(comparison));
            if (page is not null) Terminal.Line($"page: {page}");
            if (parsed.GetValue(json)) JsonOutput.Write(comparison, GlosaJson.Compact.Comparison);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static string Title(Comparison comparison) => comparison.Runs.Count == 1 ? comparison.ComparedWith
        : FormattableString.Invariant($"Comparison of {comparison.Runs.Count} runs");
}
