namespace Glosa.Tokenization.PostProcessors;

/// <summary>Puts special tokens around the tokens of a text. Immutable and safe to share between threads.</summary>
public interface IPostProcessor : ITokenizerComponent
{
    /// <summary>What stands before the tokens of the text.</summary>
    IReadOnlyList<SpecialToken> Before { get; }

    /// <summary>What stands behind them.</summary>
    IReadOnlyList<SpecialToken> After { get; }

    /// <summary>Whether it takes pairs of texts: <see cref="After"/> then stands behind both, <see cref="Before"/>
    /// before the first only.</summary>
    bool TakesPairs { get; }
}
