using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Explanations;
using Glosa.Explanations.Pages;
using Glosa.Persistence;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa explain</c>: which words speak for a label, and which against it.</summary>
internal static class ExplainCommand
{
    private const string Name = "glosa explain";

    public static Command Create()
    {
        var model = SharedOptions.Model();
        var texts = new Argument<string[]>("TEXT")
        {
            Description = "Texts to explain.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var input = new Option<string?>("--input", "--file")
        {
            Description = "A file as of predict, or - for lines of standard input. True labels are shown where it has them.",
            HelpName = "FILE",
        };
        var settings = new ExplanationSettings();
        var html = new Option<string?>("--html") { Description = "Write a page that a browser shows.", HelpName = "PAGE" };
        var summary = new Option<bool>("--summary")
        {
            Description = "Tell the words that drive each label over all texts, and the errors, not each text.",
        };
        var top = new Option<int>("--top")
        {
            Description = "Words of each label, and errors, in the summary.",
            HelpName = "K",
            DefaultValueFactory = _ => 10,
        };
        var columns = ColumnOptions.OfLabels();
        var json = SharedOptions.Json();
        var command = new Command("explain", "Tell which words speak for a label, and which against it.")
        {
            model, texts, input,
        };
        settings.AddTo(command);
        foreach (var option in new Option[] { html, summary, top, json }) command.Options.Add(option);
        command.Add(columns);
        command.SetAction((parsed, stop) =>
        {
            var given = parsed.GetValue(texts)!;
            Check(given, parsed.GetValue(input), parsed.GetValue(top), command);
            var page = parsed.GetValue(html) is { } path ? OutputFile.Checked(path, "--html") : null;
            using var classifier = TextClassifier.Load(parsed.GetValue(model)!);
            var source = new ExplainedTexts(classifier, parsed.GetValue(input),
                columns.Choose(classifier.DataOptions, parsed));
            var options = settings.Of(parsed);
            var explanations = source.Explain(given, options, stop);
            var title = $"Explanations by {parsed.GetValue(model)}";
            if (parsed.GetValue(summary))
                Tell(Summarize(explanations, parsed.GetValue(top)), page, title, parsed.GetValue(json));
            else
                Tell(explanations, options.Labels.Count, page, title, parsed.GetValue(json));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Check(string[] texts, string? input, int top, Command command)
    {
        if (top < 1)
            throw new InvalidInputException("--top", "a whole number, 1 or more", FormattableString.Invariant($"{top}"),
                "ask for at least one word");
        TextArguments.RefuseOptions(Name, texts, command);
        if (texts.Length > 0 && input is not null)
            throw new InvalidInputException(Name, "texts or --input FILE", "both", "leave one of them out");
        if (texts.Length == 0 && input is null && !Console.IsInputRedirected)
            throw new InvalidInputException(Name, "texts, or --input FILE", "neither",
                "write a text in quotes behind the model, or name a file by --input");
    }

    private static ExplanationSummary Summarize(IEnumerable<Explanation> explanations, int top)
    {
        var summary = new ExplanationSummary(top);
        foreach (var explanation in explanations) summary.Add(explanation);
        return summary;
    }

    private static void Tell(
        IEnumerable<Explanation> explanations, int labels, string? page, string title, bool json)
    {
        if (page is null && !json)
        {
            var lines = new ExplanationLines(Console.Out, Terminal.Results);
            foreach (var explanation in explanations) lines.Write(explanation);
            return;
        }
        var (watch, count, nodes) = (Stopwatch.StartNew(), 0, new JsonArray());
        if (page is not null) OutputFile.Write(page, writer => ExplanationPage.Write(writer, title, Told()));
        else foreach (var _ in Told()) { }
        var seconds = watch.Elapsed.TotalSeconds;
        if (json) WriteJson(new()
        {
            ["explanations"] = nodes,
            ["seconds"] = seconds,
            ["texts_per_second"] = count / Math.Max(1, labels) / seconds,
        });
        if (page is not null) Terminal.Line(FormattableString.Invariant($"{page}: {count:N0} explanations in {seconds:F1} s"));

        // One after the other: a page of many texts needs the memory of one.
        IEnumerable<Explanation> Told()
        {
            foreach (var explanation in explanations)
            {
                count++;
                if (json) nodes.Add(JsonSerializer.SerializeToNode(explanation, GlosaJson.Compact.Explanation));
                yield return explanation;
            }
        }
    }

    private static void Tell(ExplanationSummary summary, string? page, string title, bool json)
    {
        if (page is not null)
        {
            OutputFile.Write(page, writer => ExplanationPage.Write(writer, title, summary));
            Terminal.Line($"{page}: {summary.Count} explanations summed up");
        }
        if (json) WriteJson(new()
        {
            ["summary"] = JsonSerializer.SerializeToNode(summary, GlosaJson.Compact.ExplanationSummary),
        });
        else if (page is null) SummaryLines.Write(summary, Console.Out, Terminal.Results);
    }

    private static void WriteJson(JsonObject json) =>
        Console.Out.WriteLine(json.ToJsonString(GlosaJson.Compact.Options));
}
