using System.CommandLine;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa tokenizer</c>: tokenizers by themselves, without a model.</summary>
internal static class TokenizerCommand
{
    public static Command Create() => new("tokenizer", "Train a tokenizer by itself, or see what one makes of texts.")
    {
        TokenizerTrainCommand.Create(),
        TokenizerEncodeCommand.Create(),
    };
}
