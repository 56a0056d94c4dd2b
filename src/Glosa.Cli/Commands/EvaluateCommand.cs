using System.CommandLine;
using System.Text.Json;
using Glosa.Baselines;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa evaluate</c>: scores a model on a file with labels.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = SharedOptions.Model();
        var file = new Argument<string>("FILE")
        {
            Description = "A file with texts and labels, with the columns of training unless told otherwise.",
        };
        var columns = ColumnOptions.OfLabels();
        var json = SharedOptions.Json();
        var command = new Command("evaluate", "Score a model on a file with labels.")
        {
            model, file, columns, json,
        };
        command.SetAction((parsed, stop) =>
        {
            using var classifier = TextClassifier.Load(parsed.GetValue(model)!);
            var data = DataSet.Load(parsed.GetValue(file)!, columns.Choose(classifier.DataOptions, parsed));
            var result = classifier.Evaluate(data, stop);
            var baseline = EvaluateBaseline(parsed.GetValue(model)!, data, stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(ToJson(result, baseline));
            else Console.Out.Write(FormattableString.Invariant($"texts {result.TextCount}, loss {result.Loss:F4}\n")
                + (result.Truncation is { TruncatedTexts: > 0 } cut ? cut.Tell("texts") + "\n\n" : "\n")
                + ClassificationReport.Format(result) + "\n" + ConfusionTable.Format(result)
                + (baseline is null ? "" : "\n" + BaselineLines.Compare("", baseline, result.Accuracy) + "\n"));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    // The model's scores are what was asked for: a baseline that cannot be used is told, and left out.
    private static EvaluationResult? EvaluateBaseline(string run, DataSet data, CancellationToken stop)
    {
        try
        {
            return LinearBaseline.OfRun(run)?.Evaluate(data, stop);
        }
        catch (InvalidInputException error)
        {
            Terminal.Problems(error.Problems);
            return null;
        }
    }

    private static string ToJson(EvaluationResult result, EvaluationResult? baseline)
    {
        var json = JsonSerializer.SerializeToNode(result, GlosaJson.Compact.EvaluationResult)!.AsObject();
        if (baseline is not null)
            json["baseline"] = JsonSerializer.SerializeToNode(baseline, GlosaJson.Compact.EvaluationResult);
        return json.ToJsonString(GlosaJson.Compact.Options);
    }
}
