using System.Text.Json;
using System.Xml.Linq;
using Glosa.Cli.Output;
using Glosa.Testing;
using Spectre.Console;

namespace Glosa.Cli.Tests.Commands;

public class ExplainCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    private const string Text = "fire1 fire2 word3";

    [Fact]
    public async Task Explain_NoTerminal_WritesValuesBehindWords()
    {
        var lines = (await Done("explain", model.Run, Text, "--label", "fire")).Output.Split('\n');
        lines[0].ShouldBe("word(+0.50) speaks for the label, word(−0.50) against it");
        lines[2].ShouldMatch(
            @"^predicted (fire|rain|snow) \(0\.\d\d\); for fire: score [+−]\d\.\d\d, delta \S+ after \d+ steps$");
        lines[3].ShouldMatch(@"^fire1(\([+−]\d\.\d\d\))? fire2(\([+−]\d\.\d\d\))? word3(\([+−]\d\.\d\d\))?$");
        lines[3].ShouldContain("(");
    }

    [Fact]
    public void Write_Terminal_ColoursWordsAndUnderlinesThoseAgainst()
    {
        using var classifier = TextClassifier.Load(model.Run);
        using var writer = new StringWriter();
        var colours = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.EightBit,
        });
        var explanation = classifier.Explain(Text);
        new ExplanationLines(writer, colours).Write(explanation with
        {
            Words = [.. explanation.Words.Zip([1.0, -1.0, 0.0], (word, value) => word with { Attribution = value })],
        });
        var line = writer.ToString().Split('\n')[3];
        line.ShouldContain("\e[1;38;5;0;48;5;39mfire1\e[0m");
        line.ShouldContain("\e[1;4;38;5;0;48;5;214mfire2\e[0m");
        line.ShouldNotContain("(");
    }

    [Fact]
    public async Task Explain_Json_IsOneDocumentWithEveryWord()
    {
        var run = await Done("explain", model.Run, Text, "snow1", "--json", "--steps", "20", "--raw");
        var explanations = One(run).GetProperty("explanations").EnumerateArray().ToArray();
        explanations.Length.ShouldBe(2);
        var first = explanations[0];
        first.GetProperty("prediction").GetProperty("text").GetString().ShouldBe(Text);
        first.GetProperty("steps").GetInt32().ShouldBe(20);
        first.GetProperty("norm").GetDouble().ShouldBe(1);
        first.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("word").GetString())
            .ShouldBe(["fire1", "fire2", "word3"]);
        var sum = first.GetProperty("words").EnumerateArray().Sum(word => word.GetProperty("attribution").GetDouble());
        first.GetProperty("score").GetDouble().ShouldBe(sum, 1e-9);
        var difference = first.GetProperty("output").GetDouble() - first.GetProperty("baseline_output").GetDouble();
        first.GetProperty("convergence_delta").GetDouble().ShouldBe(sum - difference, 1e-9);
        first.TryGetProperty("true_labels", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("gradient_x_input")]
    [InlineData("occlusion")]
    [InlineData("lime")]
    public async Task Explain_OtherMethods_HaveNoDelta(string method)
    {
        var explanation = One(await Done("explain", model.Run, Text, "--json", "--method", method, "--samples", "30"))
            .GetProperty("explanations")[0];
        explanation.GetProperty("method").GetString().ShouldBe(method);
        explanation.GetProperty("convergence_delta").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Explain_FileWithLabels_WritesAPageWithThem()
    {
        var page = model.Path("page.html");
        var run = await Done("explain", model.Run, "--file", model.Test, "--html", page);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain($"{page}: 20 explanations");
        var rows = XDocument.Load(page).Descendants("tbody").Elements("tr").ToArray();
        rows.Length.ShouldBe(20);
        rows.Select(row => row.Elements("td").First().Value)
            .ShouldBe(SampleTexts.Make(20, seed: 2).Select(example => example.Label));
    }

    [Fact]
    public async Task Explain_FileWithoutLabels_LeavesOutWhatCannotBeExplained()
    {
        var file = model.Folder.Write("unlabelled.csv", "text\nfire1\n\"\"\nErdbeere\nsnow1\n");
        var run = await Done("explain", model.Run, "--input", file, "--json");
        One(run).GetProperty("explanations").EnumerateArray()
            .Select(one => one.GetProperty("prediction").GetProperty("text").GetString()).ShouldBe(["fire1", "snow1"]);
        run.Error.ShouldContain($"2 texts are left out, the first at {file}:3");
    }

    [Fact]
    public async Task Explain_Summary_TellsWordsOfLabelsAndErrors()
    {
        var lines = (await Done("explain", model.Run, "--input", model.Test, "--summary", "--top", "3")).Output;
        lines.ShouldMatch(@"(?m)^(fire|rain|snow): \d+ texts$");
        lines.ShouldMatch(@"(?m)^  for      \w+ \+\d+\.\d\d \(\d+×\)");
        lines.ShouldMatch(@"(?m)^\d+ errors in 20 texts");
        var summary = One(await Done("explain", model.Run, "--input", model.Test, "--summary", "--json"))
            .GetProperty("summary");
        summary.GetProperty("with_true_labels").GetInt32().ShouldBe(20);
        summary.GetProperty("labels").EnumerateObject().Sum(label => label.Value.GetProperty("texts").GetInt32()).ShouldBe(20);
    }

    [Fact]
    public async Task Explain_WhatCannotBeExplained_IsTold()
    {
        (await Explain("")).ShouldTell("text 1", "a word that the model knows", "a text without words");
        (await Explain("Erdbeere")).ShouldTell("text 1", "a word that the model knows", "words that its vocabulary lacks");
        (await CommandRun.Of("explain", model.Run, "--input", model.Folder.Write("unknown.txt", "Erdbeere\n")))
            .ShouldTell(model.Path("unknown.txt") + ":1", "a text with a word that the model knows", "none");
    }

    [Fact]
    public async Task Explain_Mistakes_AreTold()
    {
        (await Explain(Text, "--label", "fier")).ShouldTell("label", "a label of the model: \"fire\"", "\"fier\"");
        (await Explain(Text, "--method", "shap")).ShouldTell("method", "one of integrated_gradients", "\"shap\"");
        (await Explain(Text, "--steps", "many")).ShouldTell("--steps", "a whole number, 1 or more, or auto", "many");
        (await Explain(Text, "--baseline", "mask")).ShouldTell("baseline", "a mask token", "none");
        (await Explain(Text, "--baseline", "nought")).ShouldTell("glosa explain", "", "Argument 'nought' not recognized");
        (await Explain(Text, "--top", "0")).ShouldTell("--top", "a whole number, 1 or more", "0");
        (await Explain(Text, "--htlm", "x")).ShouldTell("glosa explain", "an option: ", "--htlm");
        (await Explain(Text, "--input", model.Test)).ShouldTell("glosa explain", "texts or --input FILE", "both");
        (await Explain(Text, "--html", model.Path("no/such/page.html"))).ShouldTell("--html", "a file in a directory", "");
        (await CommandRun.Of("explain", model.Run, "--input", model.Path("nothing")))
            .ShouldTell("--input", "a file", "nothing there");
    }

    private Task<CommandRun> Explain(params string[] arguments) => CommandRun.Of(["explain", model.Run, .. arguments]);

    private static async Task<CommandRun> Done(params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return run;
    }

    private static JsonElement One(CommandRun run)
    {
        run.Output.TrimEnd('\n').ShouldNotContain("\n");
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
