using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Persistence;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa sweep</c>: a trial for each cell of a grid of settings, or the rest of such a sweep.</summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var arguments = new TuningArguments("sweep",
            "A setting and its values, for example 'model.heads=[1, 2, 4]'; can be repeated, and makes a grid. Beside those of "
                + "the recipe's sweep.",
            "glosa sweep ag-news-attention --train FILE --vary 'model.heads=[1, 2, 10]'");
        var command = arguments.CreateCommand("Train a recipe with each of several values of a setting, or with a grid of them.");
        command.SetAction(async (parsed, stop) =>
        {
            var request = await arguments.ReadAsync(parsed, own: [], stop);
            return Run(request.Resume is { } directory ? Sweep.Resume(directory, request.Inexact, request.Observers)
                : Sweep.Create(request.Recipe!, request.Settings, request.Axes, request.Output, request.Observers),
                request.Json, stop);
        });
        return command;
    }

    private static int Run(Sweep sweep, bool json, CancellationToken stop)
    {
        Terminal.Line($"{sweep.Count} trials in {sweep.Directory}");
        foreach (var trial in sweep.Impossible)
            Terminal.Line($"left out: {TrialTable.Settings(trial.Settings)}: {trial.Error}");
        var result = sweep.Run(new TrialProgress(), stop);
        Terminal.Line();
        if (result.Outcome is TrainingOutcome.Interrupted)
            Terminal.Line($"stopped; to go on: glosa sweep --resume {result.Sweep}");
        else Terminal.Line(SweepTable.Format(result));
        if (json) JsonOutput.Write(result, GlosaJson.Compact.SweepResult);
        return TrialTable.ExitCodeOf(result.Outcome, result.Trials);
    }
}
