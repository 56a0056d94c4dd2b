namespace Glosa.Tokenization;

/// <summary>One token that a model made of a word.</summary>
/// <param name="Id">The token's id in the model's vocabulary.</param>
/// <param name="Span">Where the token lies in the normalized text.</param>
public readonly record struct Token(int Id, TokenSpan Span);
