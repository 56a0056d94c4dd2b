using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>Losses; each is the mean over the batch.</summary>
public static class Losses
{
    /// <summary>Cross-entropy of logits [B, C] against labels [B], with optional weights [C] of the labels.</summary>
    /// <remarks>Label smoothing: Szegedy et al. 2015, arXiv:1512.00567.</remarks>
    public static Tensor CrossEntropy(
        Tensor logits, Tensor labels, Tensor? classWeights = null, double labelSmoothing = 0) =>
        logits.CrossEntropy(labels, classWeights, labelSmoothing);

    /// <summary>Binary cross-entropy of logits against targets in [0, 1] of the same shape,
    /// with optional weights of the positive side.</summary>
    public static Tensor BinaryCrossEntropy(
        Tensor logits, Tensor targets, Tensor? positiveWeights = null, double labelSmoothing = 0) =>
        logits.BinaryCrossEntropy(
            labelSmoothing > 0 ? targets * (1 - labelSmoothing) + labelSmoothing / 2 : targets, positiveWeights);
}
