namespace Glosa.Cli.Output;

/// <summary>What of predictions is told.</summary>
/// <param name="Labels">Names of the labels in their order.</param>
/// <param name="Separator">What stands between labels in a field; null where a text has exactly one.</param>
/// <param name="Top">Tells only so many labels, the most probable; null tells all, and in fastText's form those that the
/// text is given.</param>
/// <param name="MinConfidence">No label is told where the classifier is less sure; in [0, 1].</param>
internal sealed record PredictionForm(
    IReadOnlyList<string> Labels, string? Separator, int? Top, double MinConfidence)
{
    /// <summary>Whether the classifier is too unsure of a text to tell its label.</summary>
    public bool Abstains(Prediction prediction) => prediction.Confidence < MinConfidence;
}
