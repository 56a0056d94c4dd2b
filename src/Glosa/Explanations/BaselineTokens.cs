using Glosa.Tokenization;

namespace Glosa.Explanations;

/// <summary>The tokens that can stand in the place of words.</summary>
/// <param name="PaddingId">Id of padding.</param>
/// <param name="MaskId">Id of the mask token; null where the vocabulary has none.</param>
public sealed record BaselineTokens(int PaddingId, int? MaskId = null)
{
    /// <summary>Those of a vocabulary.</summary>
    public static BaselineTokens Of(Vocabulary vocabulary) =>
        new(vocabulary.PaddingId ?? 0, vocabulary.IdOf("[MASK]") ?? vocabulary.IdOf("<mask>"));

    /// <summary>A text's token ids with all its words replaced.</summary>
    internal int[] Replace(ExplainedText text, ExplanationBaseline baseline)
    {
        var id = baseline switch
        {
            ExplanationBaseline.Padding => PaddingId,
            ExplanationBaseline.Mask when MaskId is { } mask => mask,
            _ => throw new ArgumentException($"no token stands for the baseline {baseline}", nameof(baseline)),
        };
        return [.. text.Ids.Select((own, token) => text.IsOfWord(token) ? id : own)];
    }
}
