using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa search</c>: a recipe with settings drawn by chance, or the rest of such a search.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var options = new ClassifierSettings();
        var vary = SharedOptions.Vary("A setting and what it is drawn from: 'model.heads=[1, 2, 4]', or "
            + "'training.optimizer.learning_rate={from: 0.0001, to: 0.01, scale: log}'. Beside those of the recipe's search.");
        var trials = new Option<int?>("--trials") { Description = "Trials that are drawn; 20 by default.", HelpName = "N" };
        var method = new Option<string?>("--method")
        {
            Description = "halving (the default) trains all trials a little and the best further; random trains all to the end.",
            HelpName = "METHOD",
        };
        var json = SharedOptions.Json();
        var command = new Command("search", "Search good settings of a recipe: trials drawn by chance, the promising ones trained further.");
        options.AddTo(command);
        foreach (var option in new Option[] { vary, trials, method, json }) command.Add(option);
        options.Runs.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var settings = options.Read(parsed);
            var search = new SettingList();
            search.AddNumber("trials", parsed.GetValue(trials));
            search.AddText("method", parsed.GetValue(method));
            var (recipe, resume) = (parsed.GetValue(options.Recipe), parsed.GetValue(options.Runs.Resume));
            var (output, axes) = (parsed.GetValue(options.Runs.Output), parsed.GetValue(vary)!);
            ITrainingObserver[] observers = [new TrainingProgress(new ClassifierTable())];
            if (resume is not null)
            {
                TrialTable.RefuseBesideResume("search", resume, [recipe, output, .. axes, .. search.All, .. settings.All]);
                return Run(Search.Resume(resume, parsed.GetValue(options.Runs.Inexact), observers), parsed.GetValue(json), stop);
            }
            if (recipe is null)
                throw new InvalidInputException("glosa search", "a recipe file", "none",
                    "name one: glosa search ag-news-search --train FILE --test FILE");
            var file = ShippedFiles.Recipe(recipe);
            await HubEncoder.FetchAsync(RecipeFile.Load(file, settings.All), stop);
            return Run(Search.Create(file, settings.All, search.All, axes, output, observers), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static int Run(Search search, bool json, CancellationToken stop)
    {
        Terminal.Line($"{search.Count} trials in {search.Directory}"
            + (search.Rungs.Count == 0 ? "" : $", compared after epochs {string.Join(", ", search.Rungs)}"));
        var result = search.Run(new TrialProgress(), stop);
        Terminal.Line();
        if (result.Outcome is TrainingOutcome.Interrupted)
            Terminal.Line($"to go on: glosa search --resume {result.Search}");
        else Terminal.Line(SearchTable.Format(result));
        if (json) JsonOutput.Write(result, GlosaJson.Compact.SearchResult);
        return result.Best is null && result.Outcome is not TrainingOutcome.Interrupted ? ExitCode.Failed
            : result.Outcome is TrainingOutcome.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }
}
