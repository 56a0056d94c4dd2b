using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;
using Glosa.Tuning;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa train</c>: trains a recipe, or goes on with a run.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var options = new ClassifierSettings();
        var series = new TrainSeries();
        var json = SharedOptions.Json();
        var command = new Command("train", "Train a recipe on your data.");
        options.AddTo(command);
        command.Add(json);
        series.AddTo(command);
        options.Runs.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var settings = options.Read(parsed);
            var (recipe, resume) = (parsed.GetValue(options.Recipe), parsed.GetValue(options.Runs.Resume));
            var (output, inexact) = (parsed.GetValue(options.Runs.Output), parsed.GetValue(options.Runs.Inexact));
            if (resume is null && recipe is not null)
                await HubEncoder.FetchAsync(RecipeFile.Load(ShippedFiles.Recipe(recipe), settings.All), stop);
            if (series.Prepare(parsed, recipe, resume, output, settings, inexact) is { } prepared)
                return TrainSeries.Run(prepared, parsed.GetValue(json), stop);
            using var run = Prepare(recipe, resume, output, settings, inexact);
            return Run(run, parsed.GetValue(json), stop);
        });
        return command;
    }

    /// <summary>Trains, and tells the result.</summary>
    public static int Run(TrainingRun run, bool json, CancellationToken stop)
    {
        Terminal.Line($"run {run.Directory}");
        Terminal.Warnings(run.Model.Tokenizer.Warnings);
        if (run.Vectors is { } vectors) Terminal.Line($"word vectors {vectors}");
        if (run.Start is { } start) Terminal.Line($"{(run.Recipe.From is null ? "encoder" : "from")} {start}");
        if (run.KeptStates is { } kept) Terminal.Line($"frozen encoder: {kept}");
        var result = run.Run(stop);
        Tell(run, result);
        if (json) JsonOutput.Write(result, GlosaJson.Compact.RunResult);
        return result.Outcome is TrainingOutcome.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static TrainingRun Prepare(string? recipe, string? resume, string? output,
        SettingList settings, bool allowInexact)
    {
        if (resume is not null)
        {
            var kind = Sweep.IsAt(resume) ? "sweep" : Search.IsAt(resume) ? "search" : null;
            if (kind is not null)
                throw new InvalidInputException($"--resume {resume}", "a run or a series", $"a {kind}",
                    $"glosa {kind} --resume {resume}");
            return recipe is null && output is null
                ? TrainingRun.Resume(resume, settings.All, allowInexact, [new TrainingProgress(new ClassifierTable())])
                : throw new InvalidInputException("--resume", "no RECIPE and no --output: the run has its own",
                    recipe ?? $"--output {output}", $"glosa train --resume {resume}");
        }
        return recipe is null
            ? throw new InvalidInputException("glosa train", "a recipe file", "none",
                "name one: glosa train recipes/ag-news-lstm.yaml --train FILE --test FILE")
            : TrainingRun.Create(RecipeFile.Load(ShippedFiles.Recipe(recipe), settings.All),
                output, [new TrainingProgress(new ClassifierTable())]);
    }

    private static void Tell(TrainingRun run, RunResult result)
    {
        Terminal.Line();
        var training = run.Recipe.Training;
        var accuracy = run.Data.Labels.IsMultiLabel ? "subset accuracy" : "accuracy";
        if (result.Outcome is TrainingOutcome.StoppedEarly)
            Terminal.Line($"stopped early: no better {NameOf(training.PatienceOn ?? training.SelectBy)} "
                + $"for {training.Patience} epochs");
        if (result.Validation is { } validation)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"best epoch {result.BestEpoch}: validation {accuracy} {validation.Accuracy:F4}, "
                + $"macro F1 {validation.MacroF1:F4}"));
        if (result is { Test: null, Validation: { } scores, Baseline.Validation: { } beside })
            Terminal.Line(BaselineLines.Compare("validation", beside, scores.Accuracy));
        if (result.Test is { } test)
        {
            Terminal.Line(
                FormattableString.Invariant($"test {accuracy} {test.Accuracy:F4} on {test.TextCount:N0} texts"));
            if (result.Baseline?.Test is { } baseline)
                Terminal.Line(BaselineLines.Compare("test", baseline, test.Accuracy));
            Terminal.Line();
            Terminal.Line(ClassificationReport.Format(test));
        }
        if (result.Truncation is { IsAny: true } truncation) Terminal.Line($"{truncation}");
        if (result.Model is not null) Terminal.Line($"model {result.Model}");
        if (run.Report is { } report) Terminal.Line($"report {report}");
        if (run.ReportError is { } error) Terminal.Warnings([$"no report was written: {error}; to try again: glosa report {result.Run}"]);
        if (result.Outcome is TrainingOutcome.Interrupted)
            Terminal.Line($"to go on: glosa train --resume {result.Run}");
    }
    private static string NameOf(SelectionMetric metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{metric}");
}
