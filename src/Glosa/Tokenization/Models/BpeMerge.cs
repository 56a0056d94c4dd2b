namespace Glosa.Tokenization.Models;

/// <summary>Two tokens that byte-pair encoding joins into one, which is their texts together.</summary>
/// <param name="Left">The token on the left.</param>
/// <param name="Right">The token on the right.</param>
public readonly record struct BpeMerge(string Left, string Right);
