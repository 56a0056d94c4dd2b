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
        var validation = new Option<string?>("--validation")
        {
            Description = "Validation file, compared with the others.",
            HelpName = "FILE",
        };
        var test = new Option<string?>("--test")
        {
            Description = "Test file, compared with the others.",
            HelpName = "FILE",
        };
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
        var textColumns = SharedOptions.TextColumns();
        var labelColumn = SharedOptions.LabelColumn();
        var labelSeparator = SharedOptions.LabelSeparator();
        var noHeader = SharedOptions.NoHeader();
        var json = SharedOptions.Json();
        var command = new Command("check", "Tell what data files hold: labels, lengths, equal texts, tokens.")
        {
            files, validation, test, recipe, set, model, textColumns, labelColumn, labelSeparator, noHeader, json,
        };
        command.SetAction((parsed, stop) =>
        {
            string[] all = [.. parsed.GetValue(files)!,
                .. new[] { parsed.GetValue(validation), parsed.GetValue(test) }.OfType<string>()];
            var columns = new Columns(parsed.GetValue(textColumns), parsed.GetValue(labelColumn),
                parsed.GetValue(labelSeparator), parsed.GetValue(noHeader));
            var report = (parsed.GetValue(recipe), parsed.GetValue(model)) switch
            {
                ({ } name, null) => DataCheck.Run(all, Load(name, columns, parsed.GetValue(set)!), stop),
                (null, _) when parsed.GetValue(set) is [_, ..] => throw new InvalidInputException(
                    "--set", "a recipe to change, by --recipe", "none", "name the recipe"),
                (null, null) => DataCheck.Run(all, Choose(new DataOptions(), columns), stop),
                (null, { } name) => Check(all, SavedPreprocessing.Load(name), columns, stop),
                _ => throw new InvalidInputException("glosa data check", "--recipe or --model", "both",
                    "leave one of them out; a model has its own recipe"),
            };
            if (parsed.GetValue(json)) JsonOutput.Write(report, GlosaJson.Compact.DataReport);
            else Console.Out.Write(DataReportText.Format(report));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private sealed record Columns(string? Texts, string? Label, string? LabelSeparator, bool NoHeader);

    private static DataReport Check(string[] files, SavedPreprocessing model,
        Columns columns, CancellationToken stop) =>
        DataCheck.Run(files, Choose(model.Recipe.Data, columns), model, stop);

    private static DataOptions Choose(DataOptions trained, Columns columns) =>
        DataColumns.Choose(trained, columns.Texts, columns.Label, columns.NoHeader, columns.LabelSeparator);

    // As train does, so that what is checked is what is trained on.
    private static Recipe Load(string name, Columns columns, string[] set)
    {
        var settings = new SettingList();
        settings.AddList("data.text_columns", columns.Texts);
        settings.AddText("data.label_column", columns.Label);
        settings.AddText("data.label_separator", columns.LabelSeparator);
        if (columns.NoHeader) settings.AddAll(["data.header=false"]);
        settings.AddAll(set);
        return RecipeFile.Load(ShippedFiles.Recipe(name), settings.All);
    }
}
