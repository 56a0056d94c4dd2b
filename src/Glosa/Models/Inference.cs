using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Runs a model without gradients; safe from several threads at once.</summary>
public static class Inference
{
    /// <summary>The logits, text by text: B · C numbers.</summary>
    public static float[] Logits(TextModel model, IReadOnlyList<int[]> encodings, int paddingId, Device device)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        return model.Forward(TokenBatch.Create(encodings, paddingId, device), training: false).ToArray<float>();
    }

    /// <summary>Natural logarithms of the labels' probabilities, text by text: B · C numbers.</summary>
    public static float[] LogProbabilities(TextModel model, IReadOnlyList<int[]> encodings,
        int paddingId, Device device)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var batch = TokenBatch.Create(encodings, paddingId, device);
        return model.Forward(batch, training: false).LogSoftmax(1).ToArray<float>();
    }

    /// <summary>The probability of a label by itself, where a text can have several.</summary>
    public static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>log(1 + exp(value)) without overflow: -log sigmoid(x) is that of -x.</summary>
    internal static double Softplus(double value) => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));

    /// <summary>The labels' probabilities.</summary>
    /// <param name="scores">Logits of labels each by itself, or the logarithms of probabilities that sum to 1.</param>
    /// <param name="isMultiLabel">Which of the two.</param>
    internal static double[] Probabilities(ReadOnlySpan<float> scores, bool isMultiLabel)
    {
        var probabilities = new double[scores.Length];
        for (var label = 0; label < scores.Length; label++)
            probabilities[label] = isMultiLabel ? Sigmoid(scores[label]) : Math.Exp(scores[label]);
        return probabilities;
    }

    /// <summary>Index of the largest value; the first of several.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var index = 1; index < values.Length; index++)
            if (values[index] > values[best]) best = index;
        return best;
    }
}
