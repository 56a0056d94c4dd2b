namespace Glosa.Evaluation;

/// <summary>Scores of one label, or an average over labels; all but the support are shares in [0, 1].</summary>
/// <param name="Precision">Of the texts given this label, the share that has it; 0 if no text was given it.</param>
/// <param name="Recall">Of the texts that have this label, the share given it; 0 if no text has it.</param>
/// <param name="F1">Harmonic mean of the two; 0 if both are 0.</param>
/// <param name="Support">Texts that have the label.</param>
public sealed record LabelScores(double Precision, double Recall, double F1, long Support)
{
    /// <summary>The mean of the labels' scores by their weights, over so many texts.</summary>
    internal static LabelScores Average(LabelScores[] scores, Func<LabelScores, double> weight, long texts)
    {
        var sum = scores.Sum(weight);
        return new LabelScores(
            Divide(scores.Sum(one => one.Precision * weight(one)), sum),
            Divide(scores.Sum(one => one.Recall * weight(one)), sum),
            Divide(scores.Sum(one => one.F1 * weight(one)), sum),
            texts);
    }

    /// <summary>A share; of nothing it is 0.</summary>
    internal static double Divide(double dividend, double divisor) => divisor == 0 ? 0 : dividend / divisor;
}
