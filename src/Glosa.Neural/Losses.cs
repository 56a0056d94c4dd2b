using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural;

/// <summary>Losses; each is the mean over the batch.</summary>
public static class Losses
{
    private static readonly Operator s_vocabulary = new("glosa::vocabulary_cross_entropy");

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

    /// <summary>Cross-entropy of states [M, E] times weight [V, E], plus bias [V], against targets [M].</summary>
    /// <remarks>For a V of many thousand: the logits [M, V] are made once, some rows at a time, and never held all
    /// together. The gradients are made along with the loss. Without states the loss is 0.</remarks>
    public static Tensor VocabularyCrossEntropy(Tensor states, Tensor weight, Tensor bias, Tensor targets) =>
        s_vocabulary.Call(states, weight, bias, targets);
}
