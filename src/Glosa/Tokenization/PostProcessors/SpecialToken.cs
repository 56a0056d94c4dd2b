namespace Glosa.Tokenization.PostProcessors;

/// <summary>A token that texts do not hold and a post-processor adds.</summary>
/// <param name="Content">The token in the vocabulary.</param>
/// <param name="Id">Its id there.</param>
public readonly record struct SpecialToken(string Content, int Id);
