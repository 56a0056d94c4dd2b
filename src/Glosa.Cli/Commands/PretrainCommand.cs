using System.CommandLine;
using System.Globalization;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Pretraining;
using Glosa.Training;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa pretrain</c>: an encoder from texts without labels.</summary>
internal static class PretrainCommand
{
    public static Command Create()
    {
        var recipe = new Argument<string?>("RECIPE")
        {
            Description = "A recipe file for pre-training, or the name of a shipped one, for example imdb-pretrain-mini.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var texts = new Option<string[]>("--texts")
        {
            Description = "File of texts, one a line (.txt), or .csv, .tsv, .jsonl, .ft or a folder; .gz too. "
                + "Can be repeated. No label is read.",
            HelpName = "FILE",
            DefaultValueFactory = _ => [],
        };
        var encoder = SharedOptions.Encoder("A BERT whose pre-training goes on: its directory, or owner/name at Hugging Face's hub.");
        var validation = SharedOptions.File("--validation", "File of texts to measure on; without one, a share is held out.");
        var runs = new RunOptions();
        var json = SharedOptions.Json();
        var command = new Command("pretrain", "Train a BERT encoder on texts without labels.")
        {
            recipe, texts, encoder, validation, json,
        };
        runs.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var settings = new SettingList();
            settings.AddTexts("texts.train", parsed.GetValue(texts)!);
            settings.AddText("encoder.from", parsed.GetValue(encoder));
            settings.AddText("texts.validation", parsed.GetValue(validation));
            runs.AddTo(settings, parsed);
            if (parsed.GetValue(runs.Resume) is null && parsed.GetValue(recipe) is { } named)
                await HubEncoder.FetchAsync(
                    PretrainingRun.LoadRecipe(ShippedFiles.Recipe(named), settings.All).Encoder, stop);
            using var run = Prepare(parsed.GetValue(recipe), parsed.GetValue(runs.Resume), parsed.GetValue(runs.Output),
                settings, parsed.GetValue(runs.Inexact));
            return Run(run, parsed.GetValue(json), stop);
        });
        return command;
    }

    private static int Run(PretrainingRun run, bool json, CancellationToken stop)
    {
        Terminal.Line($"run {run.Directory}");
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"vocabulary {run.Tokenizer.Vocabulary.Count:N0}"));
        Terminal.Warnings(run.Tokenizer.Warnings);
        if (run.Encoder is { } encoder) Terminal.Line($"encoder {encoder}");
        var result = run.Run(stop);
        Terminal.Line();
        if (result.Perplexity is { } perplexity)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"best epoch {result.BestEpoch}: perplexity {perplexity:F2}, {result.Accuracy:P1} of hidden tokens guessed; ")
                + string.Create(CultureInfo.InvariantCulture, $"{result.TokensPerSecond:N0} tokens/s"));
        if (result.Model is not null)
            Terminal.Line($"encoder {result.Model}; to train with it: glosa train RECIPE --encoder {result.Model}");
        if (result.Outcome is TrainingOutcome.Interrupted)
            Terminal.Line($"to go on: glosa pretrain --resume {result.Run}");
        if (json) JsonOutput.Write(result, GlosaJson.Compact.PretrainingResult);
        return result.Outcome is TrainingOutcome.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static PretrainingRun Prepare(
        string? recipe, string? resume, string? output, SettingList settings, bool allowInexact)
    {
        var progress = new TrainingProgress(new PretrainingTable());
        if (resume is not null)
        {
            return recipe is null && output is null
                ? PretrainingRun.Resume(resume, settings.All, allowInexact, [progress])
                : throw new InvalidInputException("--resume", "no RECIPE and no --output: the run has its own",
                    recipe ?? $"--output {output}", $"glosa pretrain --resume {resume}");
        }
        return recipe is null
            ? throw new InvalidInputException("glosa pretrain", "a recipe file", "none",
                "name one: glosa pretrain imdb-pretrain-mini --texts FILE")
            : PretrainingRun.Create(
                PretrainingRun.LoadRecipe(ShippedFiles.Recipe(recipe), settings.All), output, [progress]);
    }
}
