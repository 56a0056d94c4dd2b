using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glosa.Baselines;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa baseline</c>: the linear baseline alone, trained and scored in seconds.</summary>
internal static class BaselineCommand
{
    private const string NoRecipe = "-";

    // A recipe has to name a model; of this one, only the data and the seed are used.
    private const string DefaultRecipe = "{name: baseline, model: {type: lstm}}";

    public static Command Create()
    {
        var recipe = new Argument<string>("RECIPE")
        {
            Description = "A recipe whose data settings and seed are used, or - for the defaults.",
        };
        var train = SharedOptions.File("--train", "Training file (.csv, .tsv, .jsonl; .gz too).");
        var validation = SharedOptions.File("--validation",
            "Validation file; without one, the share of the training file is held out that train holds out.");
        var noValidation = new Option<bool>("--no-validation")
        {
            Description = "Hold out nothing: learn all rows of the training file.",
        };
        var test = SharedOptions.File("--test", "Test file.");
        var columns = ColumnOptions.All();
        var set = SharedOptions.Set();
        var ngrams = new Option<int?>("--ngrams") { Description = "Longest n-gram, in words.", HelpName = "N" };
        var minCount = new Option<int?>("--min-count")
        {
            Description = "Fewest training texts that have an n-gram for it to be kept; 1 below 10,000 texts, else 2.",
            HelpName = "N",
        };
        var top = new Option<int>("--top")
        {
            Description = "How many of the most telling n-grams to show for each label.",
            HelpName = "K",
            DefaultValueFactory = _ => 10,
        };
        var output = new Option<string?>("--output")
        {
            Description = "Save the baseline in this new or empty directory.",
            HelpName = "DIR",
        };
        var json = SharedOptions.Json();
        var command = new Command("baseline", "Train and score the linear baseline alone.")
        {
            recipe, train, validation, noValidation, test, columns, set,
            ngrams, minCount, top, output, json,
        };
        command.SetAction((parsed, stop) =>
        {
            if (parsed.GetValue(top) < 1)
                throw new InvalidInputException("--top", "a whole number, 1 or more", $"{parsed.GetValue(top)}",
                    "ask for at least one n-gram");
            var settings = new SettingList();
            settings.AddText("data.train", parsed.GetValue(train));
            settings.AddText("data.validation", parsed.GetValue(validation));
            settings.AddText("data.test", parsed.GetValue(test));
            columns.AddTo(settings, parsed);
            settings.AddAll(parsed.GetValue(set)!);
            var name = parsed.GetValue(recipe)!;
            var chosen = name == NoRecipe ? RecipeFile.Parse(DefaultRecipe, NoRecipe, settings.All)
                : RecipeFile.Load(ShippedFiles.Recipe(name), settings.All);
            var defaults = new LinearBaselineOptions();
            var options = defaults with
            {
                Ngrams = parsed.GetValue(ngrams) ?? defaults.Ngrams,
                MinCount = parsed.GetValue(minCount),
                Seed = chosen.Training.Seed,
            };
            if (parsed.GetValue(output) is { } directory) RunDirectory.Choose(directory, chosen.Name);
            var data = Load(chosen.Data, chosen.Training.Seed, parsed.GetValue(noValidation));
            var baseline = LinearBaseline.Train(data.Training, data.Labels, options, stop);
            var result = new BaselineResult
            {
                Validation = data.Validation.Examples.Count == 0 ? null : baseline.Evaluate(data.Validation, stop),
                Test = data.Test is null ? null : baseline.Evaluate(data.Test, stop),
                Seconds = baseline.Seconds,
                Features = baseline.NgramCount,
            };
            if (parsed.GetValue(output) is { } path) baseline.Save(path);
            if (parsed.GetValue(json)) Console.Out.WriteLine(ToJson(result, baseline, parsed.GetValue(top)));
            else Write(data, result, baseline, parsed.GetValue(top));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static PreparedData Load(DataOptions options, long seed, bool noValidation)
    {
        if (!noValidation || options.Train is null) return PreparedData.Load(options, seed);
        if (options.Validation is not null)
            throw new InvalidInputException("--no-validation", "no validation file", options.Validation,
                "leave out --no-validation, or --validation and data.validation");
        var training = DataSet.Load(options.Train, options);
        var labels = LabelSet.From(training, options);
        var test = options.Test is null ? null : DataSet.Load(options.Test, options);
        if (test is not null) labels.Check(test);
        return new PreparedData(training, new DataSet(training.Path, []), test, labels);
    }

    private static void Write(PreparedData data, BaselineResult result, LinearBaseline baseline, int top)
    {
        Terminal.Line(FormattableString.Invariant(
            $"{data.Training.Examples.Count:N0} texts, {result.Features:N0} n-grams, ")
            + FormattableString.Invariant($"trained in {result.Seconds:F1} s"));
        foreach (var (split, scores) in new[] { ("validation", result.Validation), ("test", result.Test) })
            if (scores is not null)
                Console.Out.WriteLine(FormattableString.Invariant(
                    $"{split} {(scores.IsMultiLabel ? "subset accuracy" : "accuracy")} {scores.Accuracy:F4} on {scores.TextCount:N0} texts\n\n")
                    + ClassificationReport.Format(scores));
        Console.Out.WriteLine("most telling n-grams");
        foreach (var line in BaselineLines.TopFeatures(baseline, top)) Console.Out.WriteLine($"  {line}");
    }

    private static string ToJson(BaselineResult result, LinearBaseline baseline, int top)
    {
        var json = JsonSerializer.SerializeToNode(result, GlosaJson.Compact.BaselineResult)!.AsObject();
        json["top"] = new JsonObject(baseline.Labels.Names.Select(label => KeyValuePair.Create<string, JsonNode?>(label,
            new JsonArray([.. baseline.TopFeatures(label, top).Select(one =>
                new JsonObject { ["ngram"] = one.Ngram, ["weight"] = one.Weight })]))));
        return json.ToJsonString(GlosaJson.Compact.Options);
    }
}
