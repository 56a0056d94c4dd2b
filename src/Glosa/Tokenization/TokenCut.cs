using Glosa.Tokenization.Models;

namespace Glosa.Tokenization;

/// <summary>Cuts the tokens of texts that have too many.</summary>
internal static class TokenCut
{
    // Sun et al. keep 128 + 382 of 510.
    private const long HeadShare = 128, Whole = 510;

    /// <summary>Removes tokens until so many are left.</summary>
    public static void CutTo(this List<Token> tokens, int most, Truncation truncation)
    {
        if (tokens.Count <= most)
            return;
        var head = truncation switch
        {
            Truncation.Head => most,
            Truncation.Tail => 0,
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
