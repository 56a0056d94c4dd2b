using System.CommandLine;
using System.Globalization;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Tokenization;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa tokenizer encode</c>: the tokens of texts, as arguments or lines of standard input.</summary>
internal static class TokenizerEncodeCommand
{
    private const string FileName = "tokenizer.json";

    public static Command Create()
    {
        var tokenizer = new Argument<string>("TOKENIZER")
        {
            Description = "A tokenizer.json, a run (runs/NAME/TIME) or a saved model.",
        };
        var texts = new Argument<string[]>("TEXT")
        {
            Description = "Texts to encode; without any, the lines of standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = SharedOptions.Json();
        var command = new Command("encode", "Show the tokens of texts, with their ids and places.")
        {
            tokenizer, texts, json,
        };
        command.SetAction((parsed, stop) =>
        {
            TextArguments.RefuseOptions("glosa tokenizer encode", parsed.GetValue(texts)!, command);
            var loaded = TokenizerJson.Load(Find(parsed.GetValue(tokenizer)!));
            var encoded = TextArguments.OrStandardInput("glosa tokenizer encode", parsed.GetValue(texts)!)
                .TakeWhile(_ => !stop.IsCancellationRequested)
                .Select(text => EncodedText.Of(loaded, text));
            if (parsed.GetValue(json)) JsonOutput.Write([.. encoded], TokenizerResultJson.Compact.EncodedTextArray);
            else foreach (var text in encoded) Console.Out.WriteLine(Format(text));
            return Task.FromResult(stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done);
        });
        return command;
    }

    private static string Find(string path)
    {
        if (File.Exists(path)) return path;
        var inside = Path.Combine(path, FileName);
        return File.Exists(inside) ? inside : throw new InvalidInputException($"TOKENIZER {path}",
            $"a {FileName}, a run or a saved model",
            Directory.Exists(path) ? $"a directory without {FileName}" : "nothing there",
            "name a file that glosa tokenizer train wrote, or a run");
    }

    // A line for each token: id, token, place; an empty line behind the text.
    private static string Format(EncodedText text) => string.Concat(
        text.Ids.Select((id, i) => string.Create(CultureInfo.InvariantCulture,
            $"{id,7}  {text.Tokens[i],-20}  {text.Offsets[i][0]}..{text.Offsets[i][1]}\n")));
}
