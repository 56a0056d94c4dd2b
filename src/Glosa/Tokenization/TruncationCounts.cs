using System.Globalization;

namespace Glosa.Tokenization;

/// <summary>How much of some texts a tokenizer cuts off.</summary>
public sealed record TruncationCounts
{
    /// <summary>All texts.</summary>
    public required int Texts { get; init; }

    /// <summary>Texts that are cut.</summary>
    public required int TruncatedTexts { get; init; }

    /// <summary>Their share of all texts, in [0, 1].</summary>
    public double TruncatedShare => (double)TruncatedTexts / Math.Max(1, Texts);

    /// <summary>Tokens of all texts before anything is cut, special tokens included.</summary>
    public required long Tokens { get; init; }

    /// <summary>Tokens that are cut off.</summary>
    public required long LostTokens { get; init; }

    /// <summary>Their share of all tokens, in [0, 1].</summary>
    public double LostShare => (double)LostTokens / Math.Max(1, Tokens);

    /// <summary>In words, without a full stop.</summary>
    /// <param name="noun">What the texts are, in the plural.</param>
    public string Tell(string noun) => string.Create(CultureInfo.InvariantCulture,
        $"{TruncatedTexts:N0} of {Texts:N0} {noun} ({TruncatedShare:P1}) were cut, {LostShare:P1} of all their tokens lost");

    /// <summary>Counts texts by the tokens that they have and those that are kept.</summary>
    internal static TruncationCounts Of(IReadOnlyList<int[]> kept, IReadOnlyList<int> fullLengths) => new()
    {
        Texts = kept.Count,
        TruncatedTexts = kept.Where((ids, text) => ids.Length < fullLengths[text]).Count(),
        Tokens = fullLengths.Sum(length => (long)length),
        LostTokens = kept.Select((ids, text) => (long)fullLengths[text] - ids.Length).Sum(),
    };
}
