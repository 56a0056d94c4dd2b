using Glosa.Tokenization.Models;

namespace Glosa.Tokenization;

/// <summary>Cuts the tokens of texts that have too many.</summary>
internal static class TokenCut
{
    // Sun et al. keep 128 + 382 of 510.
    private const long HeadShare = 128, Whole = 510;

    // So that a share as 0.7 of 10 tokens is 7 of them, though its product is a little less.
    private const double Rounding = 1e-9;

    /// <summary>Removes tokens until so many are left.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="most">How many are left.</param>
    /// <param name="truncation">Which.</param>
    /// <param name="headShare">With <see cref="Truncation.HeadTail"/> the share of the beginning, rounded down to whole
    /// tokens; null for that of the paper.</param>
    public static void CutTo(this List<Token> tokens, int most, Truncation truncation, double? headShare)
    {
        if (tokens.Count <= most)
            return;
        var head = truncation switch
        {
            Truncation.Head => most,
            Truncation.Tail => 0,
            _ when headShare is { } share => (int)(most * share + Rounding),
            _ => (int)(most * HeadShare / Whole),
        };
        tokens.RemoveRange(head, tokens.Count - most);
    }

    /// <summary>How many tokens of each of two texts are kept; only the longer one loses any, until they are equal.</summary>
    public static (int First, int Second) LongestFirst(int first, int second, int most)
    {
        if (first + (long)second <= most)
            return (first, second);
        var (shorter, longer) = (Math.Min(first, second), Math.Max(first, second));
        longer = shorter > most ? shorter : Math.Max(shorter, most - shorter);
        if (shorter + (long)longer > most)
            (shorter, longer) = (most / 2, most - (most / 2));
        return first > second ? (longer, shorter) : (shorter, longer);
    }
}
