namespace Glosa.Explanations;

/// <summary>What stands in the place of words that are taken away.</summary>
public enum ExplanationBaseline
{
    /// <summary>The padding token.</summary>
    Padding,

    /// <summary>A vector of zeros.</summary>
    Zero,

    /// <summary>The mask token, <c>[MASK]</c> or <c>&lt;mask&gt;</c>, where the vocabulary has one.</summary>
    Mask,

    /// <summary>Nothing: the text gets shorter.</summary>
    Removed,
}
