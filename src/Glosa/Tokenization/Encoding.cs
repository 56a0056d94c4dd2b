namespace Glosa.Tokenization;

/// <summary>A text, or a pair of texts, as token ids, each with its place in the original text.</summary>
public sealed record Encoding
{
    /// <summary>Token ids, in the order of the text; at most the tokenizer's maximum length.</summary>
    public required int[] Ids { get; init; }

    /// <summary>For each id 0, or 1 for the second text of a pair and the special tokens behind it.</summary>
    public required int[] TypeIds { get; init; }

    /// <summary>Each id's stretch of the original text, of its own one in a pair, in UTF-16 offsets;
    /// none cuts a surrogate pair.</summary>
    /// <remarks>
    /// A stretch holds everything its token was made of, so it can differ from the token:
    /// <c>Say"hi"</c> is the original of the token <c>sayhi</c>. Special tokens around a text have the empty stretch
    /// [0, 0).
    /// </remarks>
    public required TokenSpan[] Offsets { get; init; }

    /// <summary>For each id the word that it belongs to, or is, counted from 0 as the pre-tokenizer split the text; −1 for
    /// special tokens. Words of the second text of a pair count from 0 again.</summary>
    public required int[] WordIds { get; init; }

    /// <summary>How many of <see cref="Ids"/> stand for words that the vocabulary lacks.</summary>
    public required int UnknownCount { get; init; }

    /// <summary>Tokens of the whole text or texts and the special tokens around it, before anything was cut.</summary>
    public required int FullLength { get; init; }

    /// <summary>Whether tokens were cut.</summary>
    public bool Truncated => FullLength > Ids.Length;
}
