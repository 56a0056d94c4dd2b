using System.CommandLine;
using Glosa.Audits;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;

namespace Glosa.Cli.Commands.Data;

/// <summary><c>glosa data audit</c>: rows of a file whose labels are likely wrong.</summary>
internal static class DataAuditCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A data file or folder with labels.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var series = new Option<string?>("--series")
        {
            Description = "Audit the training file of this series of train --folds by its models, instead of FILE.",
            HelpName = "DIR",
        };
        var recipe = new Option<string?>("--recipe")
        {
            Description = "Read as this recipe does.",
            HelpName = "RECIPE",
        };
        var columns = ColumnOptions.All();
        var defaults = new LabelAuditOptions();
        var folds = new Option<int>("--folds")
        {
            Description = "Cross-validate the linear baseline over so many folds.",
            HelpName = "K",
            DefaultValueFactory = _ => defaults.Folds,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Chooses the folds.",
            HelpName = "N",
            DefaultValueFactory = _ => defaults.Seed,
        };
        var top = new Option<int>("--top")
        {
            Description = "How many rows to show, the surest first.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        var output = SharedOptions.File("--output", "Write all rows found as CSV.");
        var json = SharedOptions.Json();
        var command = new Command("audit", "Find rows of a data file whose labels are likely wrong.")
        {
            file, series, recipe, columns, folds, seed, top, output, json,
        };
        command.SetAction((parsed, stop) =>
        {
            if (parsed.GetValue(top) < 1)
                throw new InvalidInputException("--top", "a whole number, 1 or more", $"{parsed.GetValue(top)}",
                    "ask for at least one row");
            if (parsed.GetValue(output) is { } path) OutputFile.Checked(path);
            var report = (parsed.GetValue(file), parsed.GetValue(series)) switch
            {
                (null, { } directory) => LabelAudit.OfSeries(directory),
                ({ } name, null) => LabelAudit.Run(name, Read(parsed.GetValue(recipe), columns, parsed),
                    new LabelAuditOptions { Folds = parsed.GetValue(folds), Seed = parsed.GetValue(seed) }, stop),
                (null, null) => throw new InvalidInputException("glosa data audit", "FILE, or --series DIR", "neither",
                    "name the file whose labels to audit"),
                _ => throw new InvalidInputException("glosa data audit", "FILE or --series", "both",
                    "leave one of them out; a series has its own file"),
            };
            if (parsed.GetValue(output) is { } csv) OutputFile.Write(csv, writer => LabelAuditText.WriteCsv(writer, report));
            if (parsed.GetValue(json)) JsonOutput.Write(report, GlosaJson.Compact.LabelAuditReport);
            else Console.Out.Write(LabelAuditText.Format(report, parsed.GetValue(top)));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static DataOptions Read(string? recipe, ColumnOptions columns, ParseResult parsed) => columns.Choose(
        recipe is null ? new DataOptions() : RecipeFile.Load(ShippedFiles.Recipe(recipe), []).Data, parsed);
}
