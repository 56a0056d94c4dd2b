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
            Description = "A tokenizer.json, a run (runs/NAME/TIME), a saved model, or BERT's vocab.txt or directory.",
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
            var loaded = Load(parsed.GetValue(tokenizer)!);
            Terminal.Warnings(loaded.Warnings);
            var encoded = TextArguments.OrStandardInput("glosa tokenizer encode", parsed.GetValue(texts)!)
                .TakeWhile(_ => !stop.IsCancellationRequested)
                .Select(text => EncodedText.Of(loaded, text));
            if (parsed.GetValue(json)) JsonOutput.Write([.. encoded], TokenizerResultJson.Compact.EncodedTextArray);
            else foreach (var text in encoded) Console.Out.WriteLine(Format(text));
            return Task.FromResult(stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done);
        });
        return command;
    }

    private static Tokenizer Load(string path)
    {
        var inside = File.Exists(path) ? path : Path.Combine(path, FileName);
        if (path.EndsWith(".txt", StringComparison.Ordinal) || File.Exists(Path.Combine(path, "vocab.txt")))
            return WordPieceTokenizer.Load(path, new TokenizerOptions { Type = "wordpiece" });
        return File.Exists(inside) ? TokenizerJson.Load(inside) : throw new InvalidInputException($"TOKENIZER {path}",
            $"a {FileName}, a run, a saved model or a vocab.txt",
            Directory.Exists(path) ? $"a directory without {FileName}" : "nothing there",
            "name a file that glosa tokenizer train wrote, or a run");
    }

    // A line for each token: id, token, place; an empty line behind the text.
    private static string Format(EncodedText text) => string.Concat(
        text.Ids.Select((id, i) => string.Create(CultureInfo.InvariantCulture,
            $"{id,7}  {text.Tokens[i],-20}  {text.Offsets[i][0]}..{text.Offsets[i][1]}\n")));
}
