using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa sweep</c>: a trial for each cell of a grid of settings, or the rest of such a sweep.</summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var options = new ClassifierSettings();
        var vary = SharedOptions.Vary("A setting and its values, for example 'model.heads=[1, 2, 4]'; can be repeated, and makes a "
            + "grid. Beside those of the recipe's sweep.");
        var json = SharedOptions.Json();
        var command = new Command("sweep", "Train a recipe with each of several values of a setting, or with a grid of them.");
        options.AddTo(command);
        command.Add(vary);
        command.Add(json);
        options.Runs.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var settings = options.Read(parsed);
            var (recipe, resume) = (parsed.GetValue(options.Recipe), parsed.GetValue(options.Runs.Resume));
            var (output, axes) = (parsed.GetValue(options.Runs.Output), parsed.GetValue(vary)!);
            ITrainingObserver[] observers = [new TrainingProgress(new ClassifierTable())];
            if (resume is not null)
            {
                TrialTable.RefuseBesideResume("sweep", resume, [recipe, output, .. axes, .. settings.All]);
                return Run(Sweep.Resume(resume, parsed.GetValue(options.Runs.Inexact), observers), parsed.GetValue(json), stop);
            }
            if (recipe is null)
                throw new InvalidInputException("glosa sweep", "a recipe file", "none",
                    "name one: glosa sweep ag-news-attention --train FILE --vary 'model.heads=[1, 2, 10]'");
            var file = ShippedFiles.Recipe(recipe);
            await HubEncoder.FetchAsync(RecipeFile.Load(file, settings.All), stop);
            return Run(Sweep.Create(file, settings.All, axes, output, observers), parsed.GetValue(json), stop);
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
            Terminal.Line($"to go on: glosa sweep --resume {result.Sweep}");
        else Terminal.Line(SweepTable.Format(result));
        if (json) JsonOutput.Write(result, GlosaJson.Compact.SweepResult);
        return TrialTable.ExitCodeOf(result.Outcome, result.Trials);
    }
}
