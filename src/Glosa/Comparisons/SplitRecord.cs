using Glosa.Evaluation;

namespace Glosa.Comparisons;

/// <summary>A run's predictions of a split.</summary>
/// <param name="fingerprint">Of the split's texts and labels; null if it is not known.</param>
/// <param name="file">The predictions, a line for each text; may be missing.</param>
internal sealed class SplitRecord(string? fingerprint, string file)
{
    private readonly Lazy<SplitPredictions?> _predictions =
        new(() => File.Exists(file) ? SplitPredictions.Of(PredictedText.ReadAll(file)) : null);

    /// <summary>Fingerprint of the split's texts and labels; null if it is not known.</summary>
    public string? Fingerprint { get; } = fingerprint;

    /// <summary>The predictions; null if they are missing.</summary>
    public SplitPredictions? Predictions => _predictions.Value;
}
