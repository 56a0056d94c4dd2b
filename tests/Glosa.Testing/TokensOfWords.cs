using Glosa.Explanations;
using Glosa.Tokenization;

namespace Glosa.Testing;

/// <summary>Texts of which each token is a word of one letter, for tests that have ids alone.</summary>
public static class TokensOfWords
{
    /// <summary>A text to explain.</summary>
    /// <param name="ids">Its token ids.</param>
    /// <param name="label">The label to explain.</param>
    public static ExplainedText Of(int[] ids, int label) => new(
        new Encoding
        {
            Ids = ids,
            TypeIds = new int[ids.Length],
            Offsets = [.. ids.Select((_, place) => new TokenSpan(2 * place, (2 * place) + 1))],
            WordIds = [.. Enumerable.Range(0, ids.Length)],
            UnknownCount = 0,
            FullLength = ids.Length,
        }, label);
}
