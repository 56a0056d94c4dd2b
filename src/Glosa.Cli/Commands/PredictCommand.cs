using System.CommandLine;
using System.Globalization;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa predict</c>: labels for texts, as arguments, from a file or from standard input.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var model = SharedOptions.Model();
        var texts = new Argument<string[]>("TEXT")
        {
            Description = "Texts to classify.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var input = new Option<string?>("--input")
        {
            Description = "A .csv, .tsv, .jsonl, .ft or .xml file, a folder of texts, any other file with a text on each "
                + "line, or - for lines of standard input.",
            HelpName = "FILE",
        };
        var output = new Option<string?>("--output")
        {
            Description = "Write here instead of standard output.",
            HelpName = "FILE",
        };
        var format = new Option<string>("--format")
        {
            Description = "jsonl (one object a line), csv, or fasttext (__label__NAME PROBABILITY for each label).",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong([.. PredictionWriter.Formats]);
        var top = new Option<int?>("--top") { Description = "Tell only the K most probable labels.", HelpName = "K" };
        var calibrated = new Option<bool>("--calibrated")
        {
            Description = "Tell calibrated probabilities; labels stay the same.",
        };
        var minConfidence = new Option<double?>("--min-confidence")
        {
            Description = "Give no label where the model is less sure than P, from 0 to 1.",
            HelpName = "P",
        };
        var columns = ColumnOptions.OfTexts();
        var command = new Command("predict", "Label texts with a trained model.")
        {
            model, texts, input, output, format, top, calibrated, minConfidence, columns,
        };
        command.SetAction((parsed, stop) =>
        {
            if (parsed.GetValue(top) is < 1)
                throw new InvalidInputException("--top", "a whole number, 1 or more", $"{parsed.GetValue(top)}",
                    "ask for at least one label");
            if (parsed.GetValue(minConfidence) is { } least and not (>= 0 and <= 1))
                throw new InvalidInputException("--min-confidence", "a number from 0 to 1",
                    least.ToString(CultureInfo.InvariantCulture), "give a share, such as 0.9");
            TextArguments.RefuseOptions("glosa predict", parsed.GetValue(texts)!, command);
            using var classifier = TextClassifier.Load(
                parsed.GetValue(model)!, calibrated: parsed.GetValue(calibrated));
            var source = Texts(parsed.GetValue(texts)!, parsed.GetValue(input),
                columns.Choose(classifier.DataOptions, parsed));
            var predictions = classifier.Predict(source.TakeWhile(_ => !stop.IsCancellationRequested));
            OutputFile.Write(parsed.GetValue(output), writer =>
                PredictionWriter.Write(writer, predictions, parsed.GetValue(format)!, new PredictionForm(
                    classifier.Labels, classifier.IsMultiLabel ? classifier.DataOptions.LabelSeparator ?? "," : null,
                    parsed.GetValue(top), parsed.GetValue(minConfidence) ?? 0)));
            return Task.FromResult(stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done);
        });
        return command;
    }

    private static IEnumerable<string> Texts(string[] texts, string? input, DataOptions columns) =>
        (texts, input) switch
        {
            ({ Length: > 0 }, null) => texts,
            ([], "-") => TextArguments.StandardInput(),
            ([], not null) => DataReaders.Recognizes(input)
                ? DataSet.ReadTexts(input, columns).Select(example => example.Text)
                : TextArguments.LinesOf(input),
            ([], null) when Console.IsInputRedirected => TextArguments.StandardInput(),
            ([], null) => throw new InvalidInputException("glosa predict", "texts, or --input FILE", "neither",
                "write a text in quotes behind the model, or name a file by --input"),
            _ => throw new InvalidInputException("glosa predict", "texts or --input FILE", "both",
                "leave one of them out"),
        };
}
