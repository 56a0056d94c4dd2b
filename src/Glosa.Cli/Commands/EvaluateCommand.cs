using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Data;
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
        var textColumns = SharedOptions.TextColumns();
        var labelColumn = SharedOptions.LabelColumn();
        var noHeader = SharedOptions.NoHeader();
        var json = SharedOptions.Json();
        var command = new Command("evaluate", "Score a model on a file with labels.")
        {
            model, file, textColumns, labelColumn, noHeader, json,
        };
        command.SetAction((parsed, stop) =>
        {
            using var classifier = TextClassifier.Load(parsed.GetValue(model)!);
            var options = DataColumns.Choose(
                classifier.DataOptions, parsed.GetValue(textColumns),
                parsed.GetValue(labelColumn), parsed.GetValue(noHeader));
            var result = classifier.Evaluate(DataSet.Load(parsed.GetValue(file)!, options), stop);
            if (parsed.GetValue(json)) JsonOutput.Write(result, GlosaJson.Compact.EvaluationResult);
            else Console.Out.Write(FormattableString.Invariant($"texts {result.TextCount}, loss {result.Loss:F4}\n\n")
                + ClassificationReport.Format(result) + "\n" + ConfusionTable.Format(result));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
