using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Tokenization;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa tokenizer train</c>: the tokenizer of a recipe, learned from all texts of a file.</summary>
internal static class TokenizerTrainCommand
{
    public static Command Create()
    {
        var recipe = new Argument<string>("RECIPE")
        {
            Description = "A recipe file, or the name of a shipped recipe; its data and tokenizer settings apply.",
        };
        var train = SharedOptions.File("--train",
            "File with texts (.csv, .tsv, .jsonl; .gz too); all of it is read, labels are not.");
        var columns = ColumnOptions.OfTexts();
        var set = SharedOptions.Set();
        var output = new Option<string>("--output")
        {
            Description = "Where to write the tokenizer; tokenizer.json by default.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "tokenizer.json",
        };
        var json = SharedOptions.Json();
        var command = new Command("train", "Train the tokenizer of a recipe on the texts of a file.")
        {
            recipe, train, columns, set, output, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var settings = new SettingList();
            settings.AddText("data.train", parsed.GetValue(train));
            columns.AddTo(settings, parsed);
            settings.AddAll(parsed.GetValue(set)!);
            var loaded = RecipeFile.Load(ShippedFiles.Recipe(parsed.GetValue(recipe)!), settings.All);
            var result = Train(loaded, OutputFile.Checked(parsed.GetValue(output)!), stop);
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{result.Vocabulary:N0} entries from {result.Texts:N0} texts in {result.Seconds:F2} s"));
            if (parsed.GetValue(json)) JsonOutput.Write(result, TokenizerResultJson.Compact.TrainedTokenizer);
            else Console.Out.WriteLine(result.Tokenizer);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static TrainedTokenizer Train(Recipe recipe, string output, CancellationToken stop)
    {
        var file = recipe.Data.Train ?? throw new InvalidInputException(
            "data.train", "a file with texts", "none", "add --train FILE, or name it in the recipe");
        var clock = Stopwatch.StartNew();
        var (texts, bytes) = (0, 0L);
        var tokenizer = RecipeTokenizer.Of(recipe, DataSet.ReadTexts(file, recipe.Data).Select(example =>
        {
            stop.ThrowIfCancellationRequested();
            texts++;
            bytes += System.Text.Encoding.UTF8.GetByteCount(example.Text);
            return example.Text;
        }));
        Terminal.Warnings(tokenizer.Warnings);
        TokenizerJson.Save(tokenizer, output);
        return new TrainedTokenizer(output, tokenizer.Vocabulary.Count, texts, bytes, clock.Elapsed.TotalSeconds);
    }
}
