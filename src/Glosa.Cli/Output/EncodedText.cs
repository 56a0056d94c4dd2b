using Glosa.Tokenization;

namespace Glosa.Cli.Output;

/// <summary>What <c>glosa tokenizer encode</c> tells of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Ids">Its token ids.</param>
/// <param name="Tokens">The tokens in the vocabulary.</param>
/// <param name="Offsets">Start and end of each token in the text, in UTF-16 units.</param>
/// <param name="Unknown">How many tokens the vocabulary lacks.</param>
/// <param name="FullLength">Tokens before the end was cut.</param>
/// <param name="Truncated">Whether it was.</param>
internal sealed record EncodedText(string Text, int[] Ids, string[] Tokens, int[][] Offsets,
    int Unknown, int FullLength, bool Truncated)
{
    public static EncodedText Of(Tokenizer tokenizer, string text)
    {
        var encoding = tokenizer.Encode(text);
        return new EncodedText(text, encoding.Ids, [.. encoding.Ids.Select(tokenizer.Vocabulary.TokenOf)],
            [.. encoding.Offsets.Select(span => new[] { span.Start, span.End })],
            encoding.UnknownCount, encoding.FullLength, encoding.Truncated);
    }
}
