using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Persistence;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa search</c>: a recipe with settings drawn by chance, or the rest of such a search.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var trials = new Option<int?>("--trials") { Description = "Trials that are drawn; 20 by default.", HelpName = "N" };
        var method = new Option<string?>("--method")
        {
            Description = "halving (the default) trains all trials a little and the best further; random trains all to the end.",
            HelpName = "METHOD",
        };
        var workers = new Option<int?>("--workers")
        {
            Description = "Trials that are trained side by side, each on one thread; 1 by default.",
            HelpName = "N",
        };
        var arguments = new TuningArguments("search",
            "A setting and what it is drawn from: 'model.heads=[1, 2, 4]', or "
                + "'training.optimizer.learning_rate={from: 0.0001, to: 0.01, scale: log}'. Beside those of the recipe's search.",
            "glosa search ag-news-search --train FILE --test FILE");
        var command = arguments.CreateCommand(
            "Search good settings of a recipe: trials drawn by chance, the promising ones trained further.", trials, method,
            workers);
        command.SetAction(async (parsed, stop) =>
        {
            var own = new SettingList();
            own.AddNumber("trials", parsed.GetValue(trials));
            own.AddText("method", parsed.GetValue(method));
            own.AddNumber("workers", parsed.GetValue(workers));
            var request = await arguments.ReadAsync(parsed, own.All, stop);
            var search = request.Resume is { } directory ? Search.Resume(directory, request.Inexact, request.Observers)
                : Search.Create(request.Recipe!, request.Settings, request.Own, request.Axes, request.Output, request.Observers);
            if (search.Workers > 1) request.Observers.Clear();      // the tables of several trainings would mix
            return Run(search, request.Json, stop);
        });
        return command;
    }

    private static int Run(Search search, bool json, CancellationToken stop)
    {
        Terminal.Line($"{search.Count} trials in {search.Directory}"
            + (search.Workers == 1 ? "" : $", {search.Workers} side by side")
            + (search.Rungs.Count == 0 ? "" : $", compared after epochs {string.Join(", ", search.Rungs)}"));
        var result = search.Run(new TrialProgress(), stop);
        Terminal.Line();
        if (result.Outcome is TrainingOutcome.Interrupted)
            Terminal.Line($"stopped; to go on: glosa search --resume {result.Search}");
        else Terminal.Line(SearchTable.Format(result));
        if (json) JsonOutput.Write(result, GlosaJson.Compact.SearchResult);
        return result.Outcome is TrainingOutcome.Interrupted ? ExitCode.Interrupted
            : result.Best is null ? ExitCode.Failed : ExitCode.Done;
    }
}
