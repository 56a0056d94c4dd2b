namespace Glosa.Tokenization;

/// <summary>What is kept of a text that has too many tokens.</summary>
/// <remarks>Paper: Sun et al. 2019, arXiv:1905.05583, section 5.3.1.</remarks>
public enum Truncation
{
    /// <summary>The beginning.</summary>
    Head,

    /// <summary>The end.</summary>
    Tail,

    /// <summary>The beginning and the end: of 510 tokens the first 128 and the last 382, of others in proportion, unless
    /// another share of the beginning is asked for.</summary>
    HeadTail,
}
