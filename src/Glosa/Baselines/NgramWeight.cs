namespace Glosa.Baselines;

/// <summary>An n-gram and how much it tells of a label.</summary>
/// <param name="Ngram">Its words, with a blank between two.</param>
/// <param name="Weight">What one occurrence adds to the decision for the label, before the text is scaled to
/// length 1.</param>
public sealed record NgramWeight(string Ngram, double Weight);
