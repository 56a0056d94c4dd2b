using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Data.Checks;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;

namespace Glosa.Cli.Commands.Data;

/// <summary><c>glosa data check</c>: what data files hold, before anything is trained on them.</summary>
internal static class DataCheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Data files or folders, the training file first.",
            Arity = ArgumentArity.OneOrMore,
        };
        var validation = SharedOptions.File("--validation", "Validation file, compared with the others.");
        var test = SharedOptions.File("--test", "Test file, compared with the others.");
        var recipe = new Option<string?>("--recipe")
        {
            Description = "Read as this recipe does, and count tokens; its tokenizer is trained on the first FILE.",
            HelpName = "RECIPE",
        };
        var set = SharedOptions.Set();
        var model = new Option<string?>("--model")
        {
            Description = "Read as this run or saved model does, and count tokens.",
            HelpName = "MODEL",
        };
        var columns = ColumnOptions.All();
        var json = SharedOptions.Json();
        var command = new Command("check", "Tell what data files hold: labels, lengths, equal texts, tokens.")
        {
            files, validation, test, recipe, set, model, columns, json,
        };
        command.SetAction((parsed, stop) =>
        {
            string[] all = [.. parsed.GetValue(files)!,
                .. new[] { parsed.GetValue(validation), parsed.GetValue(test) }.OfType<string>()];
            var report = (parsed.GetValue(recipe), parsed.GetValue(model)) switch
            {
                ({ } name, null) => DataCheck.Run(all, Load(name, columns, parsed.GetValue(set)!, parsed), stop),
                (null, _) when parsed.GetValue(set) is [_, ..] => throw new InvalidInputException(
                    "--set", "a recipe to change, by --recipe", "none", "name the recipe"),
                (null, null) => DataCheck.Run(all, columns.Choose(new DataOptions(), parsed), stop),
                (null, { } name) => Check(all, SavedPreprocessing.Load(name), columns, parsed, stop),
                _ => throw new InvalidInputException("glosa data check", "--recipe or --model", "both",
                    "leave one of them out; a model has its own recipe"),
            };
            Terminal.Warnings(report.TokenizerWarnings);
            if (parsed.GetValue(json)) JsonOutput.Write(report, GlosaJson.Compact.DataReport);
            else Console.Out.Write(DataReportText.Format(report));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static DataReport Check(string[] files, SavedPreprocessing model,
        ColumnOptions columns, ParseResult parsed, CancellationToken stop) =>
        DataCheck.Run(files, columns.Choose(model.Recipe.Data, parsed), model, stop);

    // As train does, so that what is checked is what is trained on.
    private static Recipe Load(string name, ColumnOptions columns, string[] set, ParseResult parsed)
    {
        var settings = new SettingList();
        columns.AddTo(settings, parsed);
        settings.AddAll(set);
        return RecipeFile.Load(ShippedFiles.Recipe(name), settings.All);
    }
}
