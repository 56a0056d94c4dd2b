using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Cli.Commands;

/// <summary>The options of <c>glosa train</c> that make a series of runs of one recipe.</summary>
internal sealed class TrainSeries
{
    private readonly Option<int?> _folds = new("--folds")
    {
        Description = "Cross-validate: train so many runs, each tested on one fold of the training file.",
        HelpName = "K",
    };

    private readonly Option<string?> _foldIds =
        SharedOptions.File("--fold-ids", "Cross-validate over the folds of this folds.json.");

    private readonly Option<int?> _seeds = new("--seeds")
    {
        Description = "Train so many runs, with the seed and those that follow it.",
        HelpName = "N",
    };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_folds);
        command.Options.Add(_foldIds);
        command.Options.Add(_seeds);
    }

    /// <summary>The series that the arguments ask for; null if they ask for one run.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="recipe">RECIPE.</param>
    /// <param name="resume">The directory to go on with.</param>
    /// <param name="output">The directory of the series.</param>
    /// <param name="settings">Settings to change.</param>
    /// <param name="allowInexact">Whether to go on even if the last bits would differ.</param>
    public RunSeries? Prepare(ParseResult parsed, string? recipe, string? resume, string? output, SettingList settings,
        bool allowInexact)
    {
        var plan = new SeriesPlan
        {
            Folds = parsed.GetValue(_folds),
            FoldFile = parsed.GetValue(_foldIds),
            Seeds = parsed.GetValue(_seeds),
        };
        var asked = plan != new SeriesPlan();
        if (resume is not null && (asked || RunSeries.IsAt(resume)))
            return !asked && recipe is null && output is null && settings.All.Count == 0
                ? RunSeries.Resume(resume, allowInexact, [new TrainingProgress()])
                : throw new InvalidInputException("--resume", "nothing but the directory: a series has its own recipe, "
                    + "folds and seeds, the same for all runs", asked ? "--folds, --fold-ids or --seeds"
                    : recipe ?? output ?? string.Join(", ", settings.All), $"glosa train --resume {resume}");
        // Without a recipe, that of one run tells what is missing.
        return !asked || recipe is null ? null
            : RunSeries.Create(RecipeFile.Load(ShippedFiles.Recipe(recipe), settings.All), plan, output,
                [new TrainingProgress()]);
    }

    /// <summary>Trains the runs, and tells the result.</summary>
    public static int Run(RunSeries series, bool json, CancellationToken stop)
    {
        Terminal.Line(series.Folds is { } folds ? $"{folds} folds in {series.Directory}"
            : $"{series.Seeds} seeds in {series.Directory}");
        var result = series.Run(new SeriesProgress(), stop);
        Terminal.Line();
        if (result.Outcome is TrainingOutcome.Interrupted)
            Terminal.Line($"to go on: glosa train --resume {result.Series}");
        else Terminal.Line(SeriesTable.Format(result));
        if (json) JsonOutput.Write(result, GlosaJson.Compact.SeriesResult);
        return result.Outcome is TrainingOutcome.Interrupted ? ExitCode.Interrupted
            : result.Runs.Any(run => run.Error is not null) ? ExitCode.Failed : ExitCode.Done;
    }
}
