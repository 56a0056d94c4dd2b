namespace Glosa.Evaluation;

/// <summary>Scores of one label, or an average over labels; all but the support are shares in [0, 1].</summary>
/// <param name="Precision">Of the texts given this label, the share that has it; 0 if no text was given it.</param>
/// <param name="Recall">Of the texts that have this label, the share given it; 0 if no text has it.</param>
/// <param name="F1">Harmonic mean of the two; 0 if both are 0.</param>
/// <param name="Support">Texts that have the label.</param>
public sealed record LabelScores(double Precision, double Recall, double F1, long Support);
