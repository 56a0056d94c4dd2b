namespace Glosa.Audits;

/// <summary>How much a model doubts a text's label.</summary>
/// <param name="Likely">Id of the label that it rather has.</param>
/// <param name="Margin">Probability of its own label less that of the likely one, in [-1, 1]: the lower, the more
/// doubtful.</param>
/// <param name="IsError">Whether the label is likely wrong.</param>
internal readonly record struct LabelDoubt(int Likely, double Margin, bool IsError);
