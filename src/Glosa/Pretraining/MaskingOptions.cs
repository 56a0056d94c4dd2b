using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Pretraining;

/// <summary>Which tokens are hidden, and behind what.</summary>
public sealed record MaskingOptions
{
    /// <summary>Share of a window's tokens that the model has to guess; 0.15 by default.</summary>
    [Description("Share of a window's tokens that the model has to guess.")]
    [Range(0.01, 0.9)]
    public double Share { get; init; } = 0.15;

    /// <summary>Whether all pieces of a word are hidden together; true by default.</summary>
    [Description("Whether all pieces of a word are hidden together.")]
    public bool WholeWords { get; init; } = true;

    /// <summary>Share of the hidden tokens in whose place stands <c>[MASK]</c>; 0.8 by default.</summary>
    [Description("Share of the hidden tokens in whose place stands [MASK].")]
    [Range(0, 1)]
    public double MaskedShare { get; init; } = 0.8;

    /// <summary>Share of the hidden tokens in whose place stands any other; 0.1 by default. The rest stays as it is,
    /// and has to be guessed all the same.</summary>
    [Description("Share of the hidden tokens in whose place stands a random one; the rest stays as it is.")]
    [Range(0, 1)]
    public double RandomShare { get; init; } = 0.1;
}
